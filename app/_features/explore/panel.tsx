import { useTranslations } from "next-intl";
import { type MouseEvent, type RefObject, useState } from "react";
import { writeListKey } from "@/app/_features/reports/list-key.ts";
import type { CityWords } from "@/app/_features/reports/promise.ts";
import { ReportRow, rowId } from "@/app/_features/reports/report-row.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { Link } from "@/app/_ui/link.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { PaginationByKey } from "@/app/_ui/pagination-by-key.tsx";
import { Rows } from "@/app/_ui/row.tsx";
import type { Facets } from "./facets.ts";
import { valuesOf, withQuery } from "./filter-query.ts";
import { Results, useCountWords } from "./results.tsx";
import { SheetHead } from "./sheet-head.tsx";
import type { Picked } from "./use-pick.ts";
import type { Found } from "./use-reports.ts";
import type { useSheet } from "./use-sheet.ts";

type PanelProps = {
  box: RefObject<HTMLElement | null>;
  sheet: ReturnType<typeof useSheet>;
  found: Found;
  query: string;
  state: "still" | "busy" | "failed";
  facets: Facets;
  cityName: string;
  words: CityWords;
  now: Date;
  picked: Picked | null;
  onBack: () => void;
  onMore: () => Promise<number>;
  onRetry: () => void;
};

/** What was chosen on the map and is not in the list below. */
function PickedCards({ picked, words, now, onBack }: PanelProps) {
  const t = useTranslations("explore");
  const cards = picked?.kind === "one" ? [picked.card] : (picked?.cards ?? []);
  const shown = cards.flatMap((card) => card ?? []);
  if (!picked || shown.length === 0) return null;
  return (
    <section className="explore-picked" aria-labelledby="picked">
      <div className="explore-picked-head">
        <h2 id="picked" tabIndex={-1}>
          {picked.kind === "one" ? t("picked") : t("spot", { n: picked.numbers.length })}
        </h2>
        <Button variant="text" size="sm" icon="close" onClick={onBack}>
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

/** The next page: a link without script, more rows in place with it. */
function More({ found, onMore }: PanelProps) {
  const t = useTranslations("explore");
  const [said, setSaid] = useState("");
  if (!found.next) return <p role="status">{said}</p>;
  const params = new URLSearchParams(found.query);
  params.set("after", writeListKey(found.next));
  const load = async (event: MouseEvent) => {
    if (!(event.target as Element).closest("a") || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    const last = found.cards.at(-1);
    const n = await onMore();
    setSaid(n > 0 ? t("moreLoaded", { n }) : "");
    const row = last && document.getElementById(rowId(last.number));
    row?.parentElement?.nextElementSibling?.querySelector("a")?.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is taken over; it stays a link.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click as well.
    <div onClick={load}>
      <PaginationByKey href={withQuery("/reports", params.toString())} />
      <p role="status" className="ui-hidden">
        {said}
      </p>
    </div>
  );
}

/** The list beside the map on a desk, over it as a sheet on a phone. */
export function Panel(props: PanelProps) {
  const { found, facets, query, state } = props;
  const t = useTranslations("explore");
  const countWords = useCountWords();
  const [slug] = valuesOf(found.query, "ward");
  const ward = facets.wards.find((one) => one.slug === slug);
  const title = ward
    ? t("titleWard", { ward: ward.name })
    : t("titleCity", { city: props.cityName });
  return (
    <section className="explore-sheet" aria-label={t("list")} ref={props.box}>
      <SheetHead sheet={props.sheet}>
        <h1>
          {title} <span role="status">{countWords(found.count)}</span>
        </h1>
        <p className="ui-meta">
          {t("newestFirst")}
          <span aria-hidden="true">・</span>
          <Link href={withQuery("/reports", query)}>{t("onlyList")}</Link>
        </p>
      </SheetHead>
      <div className="explore-scroll">
        {state === "failed" ? (
          <Notice tone="error" live="alert">
            <p>{t("failed")}</p>
            <Button variant="outline" size="sm" onClick={props.onRetry}>
              {t("retry")}
            </Button>
          </Notice>
        ) : null}
        <PickedCards {...props} />
        <Results
          cards={found.cards}
          words={props.words}
          now={props.now}
          selected={props.picked?.kind === "one" ? props.picked.number : null}
          query={found.query}
          path="/"
          busy={state === "busy"}
        >
          <More {...props} />
        </Results>
      </div>
    </section>
  );
}
