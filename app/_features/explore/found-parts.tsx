"use client";

import { useTranslations } from "next-intl";
import type { CityWords } from "@/app/_features/reports/promise.ts";
import { ReportRow } from "@/app/_features/reports/report-row.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { Rows } from "@/app/_ui/row.tsx";
import type { ReportCard } from "@/server/reports/queries/card.ts";
import { useShared } from "./explore-shared.ts";
import type { Facets } from "./facets.ts";
import { FilterForm } from "./filter-form.tsx";
import { LaterRows, More, ShowWords } from "./list-ends.tsx";
import { Results } from "./results.tsx";
import type { Picked } from "./use-pick.ts";

export { CardRows } from "./results.tsx";

/*
 * What the server rendered first and the browser renders once something changes. Fetched then, or
 * with the map: a page that is only read never runs it.
 */

/** The list of another filter than the page's. */
export function FoundList(props: { cards: readonly ReportCard[] }) {
  const { found, words, now } = useShared();
  return (
    <Results
      cards={props.cards}
      words={words}
      now={now}
      query={found.query}
      path="/"
      later={<LaterRows />}
    >
      <More />
    </Results>
  );
}

/** The filter's form with another filter's choices. */
export function FoundForm(props: { query: string; facets: Facets }) {
  const t = useTranslations("explore");
  const show = <ShowWords>{t("show")}</ShowWords>;
  return <FilterForm path="/" query={props.query} facets={props.facets} show={show} />;
}

/** What was chosen on the map and is not in the list below. */
export function PickedCards(props: {
  picked: Picked;
  words: CityWords;
  now: Date;
  onBack: () => void;
}) {
  const t = useTranslations("explore");
  const { picked, words, now } = props;
  const cards = picked.kind === "one" ? [picked.card] : picked.cards;
  const shown = cards.flatMap((card) => card ?? []);
  if (shown.length === 0) return null;
  return (
    <section className="explore-picked" aria-labelledby="picked">
      <div className="explore-picked-head">
        <h2 id="picked" tabIndex={-1}>
          {picked.kind === "one" ? t("picked") : t("spot", { n: picked.numbers.length })}
        </h2>
        <Button variant="text" size="sm" icon="close" onClick={props.onBack}>
          {t("back")}
        </Button>
      </div>
      <Rows>
        {shown.map((card) => (
          <li key={card.number}>
            <ReportRow
              card={card}
              words={words}
              now={now}
              selected={picked.kind === "one"}
              heading="h3"
            />
          </li>
        ))}
      </Rows>
    </section>
  );
}
