import "./explore.css";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import type { CityWords } from "@/app/_features/reports/promise.ts";
import { ReportRow } from "@/app/_features/reports/report-row.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { Rows } from "@/app/_ui/row.tsx";
import type { ReportCard } from "@/server/reports/queries/card.ts";
import { valuesOf } from "./filter-query.ts";

/** True when only words of one letter are looked for: no index holds them. */
const isOneLetter = (words: string) =>
  words !== "" && words.split(/\s+/).every((word) => [...word].length === 1);

/** The rows of a list; rendered again for other reports alone. */
export const CardRows = memo(function CardRows(props: {
  cards: readonly ReportCard[];
  words: CityWords;
  now: Date;
}) {
  return props.cards.map((card) => (
    <li key={card.number}>
      <ReportRow card={card} words={props.words} now={props.now} heading="h2" />
    </li>
  ));
});

/** The list of what a filter finds; when that is nothing, what to do next. */
export function Results(props: {
  cards: readonly ReportCard[];
  words: CityWords;
  now: Date;
  query: string;
  /** Path that shows everything again. */
  path: string;
  /** Rows after these. */
  later?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("explore");
  if (props.cards.length === 0) {
    return (
      <EmptyState art="park" title={t("emptyTitle")} text={<p>{t("emptyText")}</p>}>
        <ButtonLink href={props.path} variant="outline">
          {t("clear")}
        </ButtonLink>
        <ButtonLink href="/report" icon="camera">
          {t("report")}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <div className="explore-results">
      {isOneLetter(valuesOf(props.query, "q")[0] ?? "") ? (
        <p className="ui-meta explore-note">{t("oneLetter")}</p>
      ) : null}
      <Rows label={t("list")}>
        <CardRows cards={props.cards} words={props.words} now={props.now} />
        {props.later}
      </Rows>
      {props.children}
    </div>
  );
}
