import "./explore.css";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CityWords } from "@/app/_features/reports/promise.ts";
import { ReportRow } from "@/app/_features/reports/report-row.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { Rows } from "@/app/_ui/row.tsx";
import type { ReportCard } from "@/server/reports/queries/card.ts";
import { valuesOf } from "./filter-query.ts";

export type Count = { count: number; more: boolean };

/** How many there are, in words; counting stops at ten thousand. */
export function useCountWords() {
  const t = useTranslations("explore");
  return ({ count, more }: Count) => (more ? t("countOver") : t("count", { n: count }));
}

/** True when only words of one letter are looked for: no index holds them. */
const isOneLetter = (words: string) =>
  words !== "" && words.split(/\s+/).every((word) => [...word].length === 1);

/** The list of what a filter finds; when that is nothing, what to do next. */
export function Results(props: {
  cards: readonly ReportCard[];
  words: CityWords;
  now: Date;
  selected?: string | null;
  query: string;
  /** Path that shows everything again. */
  path: string;
  /** Marks the list as being fetched anew. */
  busy?: boolean;
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
    <div aria-busy={props.busy || undefined} className="explore-results">
      {isOneLetter(valuesOf(props.query, "q")[0] ?? "") ? (
        <p className="ui-meta explore-note">{t("oneLetter")}</p>
      ) : null}
      <Rows label={t("list")}>
        {props.cards.map((card) => (
          <li key={card.number}>
            <ReportRow
              card={card}
              words={props.words}
              now={props.now}
              selected={card.number === props.selected}
              heading="h2"
            />
          </li>
        ))}
      </Rows>
      {props.children}
    </div>
  );
}
