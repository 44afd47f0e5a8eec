import { useTranslations } from "next-intl";
import type { PageQuery } from "@/app/_features/explore/page-query.ts";
import { groupIcon } from "@/app/_features/reports/category-icon.ts";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { nameIn, placeLine } from "@/app/_features/reports/place-line.ts";
import { ReportRow } from "@/app/_features/reports/report-row.tsx";
import { StateChip } from "@/app/_features/reports/state-chip.tsx";
import { Breadcrumb } from "@/app/_ui/breadcrumb.tsx";
import { Icon } from "@/app/_ui/icon.tsx";
import { Page, Section } from "@/app/_ui/page.tsx";
import { Rows } from "@/app/_ui/row.tsx";
import { Tag } from "@/app/_ui/tag.tsx";
import { Time } from "@/app/_ui/time.tsx";
import { UserText } from "@/app/_ui/user-text.tsx";
import type { ReportPageData } from "@/server/reports/queries/report-page.ts";
import { Comments } from "./comments.tsx";
import { DateBox } from "./date-box.tsx";
import { Details } from "./details.tsx";
import { Gallery } from "./gallery.tsx";
import { Notices } from "./notices.tsx";
import { OwnActions } from "./own-actions.tsx";
import { PlaceMap } from "./place-map.tsx";
import { PrintFoot } from "./print-foot.tsx";
import { ShareRow } from "./share-row.tsx";
import { Story } from "./story.tsx";
import { SupportCount } from "./support-count.tsx";

export type ReportPart = { report: ReportPageData; locale: string; now: Date };

function Head({ report, locale, now }: ReportPart) {
  const { card } = report;
  const t = useTranslations("state");
  return (
    <div className="report-title">
      <div className="report-signs">
        {card.kind === "trouble" ? (
          <StateChip group={card.group} status={card.status} full />
        ) : (
          <Tag tone="lamp" icon={card.kind === "good" ? "support" : "check"}>
            {t(`kind.${card.kind}`)}
          </Tag>
        )}
        <span className="ui-tag">
          <Icon name={groupIcon(report.groupCode)} />
          <span>{nameIn(locale, card.category.name)}</span>
        </span>
      </div>
      <h1 lang={card.lang}>{card.title}</h1>
      <p className="report-where">
        <Icon name="pin" small />
        <span>
          {placeLine(card, locale)}
          <span aria-hidden="true">・</span>
          <Time at={new Date(card.createdAt)} look="day" now={now} />
        </span>
      </p>
    </div>
  );
}

function Near({ report, locale, now }: ReportPart) {
  const t = useTranslations("report");
  const words = cityWords(locale);
  return (
    <Section title={t("near")} id="near">
      {report.near.length > 0 ? (
        <Rows>
          {report.near.map((card) => (
            <li key={card.number}>
              <ReportRow card={card} words={words} now={now} />
            </li>
          ))}
        </Rows>
      ) : (
        <p className="text-ink-2">{t("nearNone")}</p>
      )}
    </Section>
  );
}

/** Photo, state, title, date, support, text, map, story, comments, what is near. */
export function ReportView(props: ReportPart & { query: PageQuery }) {
  const { report, locale, query } = props;
  const { card, visibility } = report;
  const t = useTranslations("report");
  const isPublic = visibility === "public";
  return (
    <Page>
      <Breadcrumb
        items={[
          { label: t("breadMap"), href: "/" },
          { label: nameIn(locale, card.ward.name), href: `/wards/${card.ward.slug}` },
          { label: card.townName ?? card.number },
        ]}
      />
      <Notices report={report} query={query} />
      <article className="report">
        <div className="report-head">
          <Head {...props} />
          <Gallery {...props} />
        </div>
        <aside className="report-side">
          <DateBox {...props} />
          {isPublic && card.kind === "trouble" ? <SupportCount count={card.supportCount} /> : null}
          {isPublic ? <ShareRow title={card.title} /> : null}
          <PlaceMap {...props} className="report-map-desk" />
          <OwnActions {...props} />
        </aside>
        <div className="report-main">
          <UserText text={report.body} lang={card.lang} className="report-text" />
          <Details {...props} />
          <PlaceMap {...props} className="report-map-phone" />
          <Story {...props} />
          {isPublic || report.comments.length > 0 ? <Comments {...props} /> : null}
        </div>
      </article>
      {isPublic ? <Near {...props} /> : null}
      <PrintFoot {...props} />
    </Page>
  );
}
