import { useLocale, useTranslations } from "next-intl";
import { Fact, Facts } from "@/app/_ui/facts.tsx";
import { Row } from "@/app/_ui/row.tsx";
import { Tag } from "@/app/_ui/tag.tsx";
import { Time } from "@/app/_ui/time.tsx";
import type { ReportCard } from "@/server/reports/queries/card.ts";
import { DateBadge } from "./date-badge.tsx";
import { nameIn, placeLine } from "./place-line.ts";
import type { CityWords } from "./promise.ts";
import { rowId } from "./row-id.ts";
import { StateChip } from "./state-chip.tsx";

/** State and category; for a closed report why it was closed, for a good word that it is one. */
function RowTop(props: { card: ReportCard }) {
  const { card } = props;
  const locale = useLocale();
  const t = useTranslations("state");
  const category = nameIn(locale, card.category.name);
  if (card.kind !== "trouble") {
    return (
      <Tag tone="lamp" icon={card.kind === "good" ? "support" : "check"}>
        {category}
      </Tag>
    );
  }
  return (
    <>
      <StateChip group={card.group} status={card.status} />
      {card.group === "out" && t.has(`out.${card.status}`) ? (
        <span>{t(`out.${card.status}`)}</span>
      ) : null}
      <span>{category}</span>
    </>
  );
}

/** One report in a list; the whole row leads to its page. */
export function ReportRow(props: {
  card: ReportCard;
  words: CityWords;
  now: Date;
  selected?: boolean;
  heading?: "h2" | "h3";
}) {
  const { card, now } = props;
  const locale = useLocale();
  const t = useTranslations("report.row");
  return (
    <Row
      id={rowId(card.number)}
      href={`/reports/${card.number}`}
      title={<span lang={card.lang}>{card.title}</span>}
      heading={props.heading}
      photo={card.photo ? { media: card.photo.key, alt: "" } : null}
      top={<RowTop card={card} />}
      selected={props.selected}
    >
      <p className="ui-meta">
        {placeLine(card, locale)}
        <span aria-hidden="true">・</span>
        <Time at={new Date(card.createdAt)} look="ago" now={now} />
      </p>
      <Facts>
        {card.supportCount > 0 ? (
          <Fact icon="support" label={t("supports")}>
            {t("people", { n: card.supportCount })}
          </Fact>
        ) : null}
        {card.commentCount > 0 ? (
          <Fact icon="comment" label={t("comments")}>
            {t("things", { n: card.commentCount })}
          </Fact>
        ) : null}
        <DateBadge report={card} words={props.words} now={now} />
      </Facts>
    </Row>
  );
}
