import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { writeListKey } from "@/app/_features/reports/list-key.ts";
import { Link } from "@/app/_ui/link.tsx";
import { PaginationByKey } from "@/app/_ui/pagination-by-key.tsx";
import type { ReportPage } from "@/server/reports/queries/list.ts";
import { type Count, useCountWords } from "./count-words.ts";
import type { Facets } from "./facets.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FilterForm } from "./filter-form.tsx";
import { withQuery, withValue } from "./filter-query.ts";
import { FilterSheet } from "./filter-sheet.tsx";
import { Results } from "./results.tsx";
import { SearchForm } from "./search-form.tsx";

/** A filter with its list on a page of its own; everything is a link or a plain form. */
export function ListPart(props: {
  path: string;
  query: string;
  /** Address part of the ward whose page this is. */
  fixedWard?: string;
  page: ReportPage;
  count: Count;
  facets: Facets;
  now: Date;
  children?: ReactNode;
}) {
  const { path, query, page, facets, fixedWard } = props;
  const locale = useLocale();
  const t = useTranslations("explore");
  const countWords = useCountWords();
  const after = new URLSearchParams(query);
  if (page.next) after.set("after", writeListKey(page.next));
  const onMap = fixedWard ? withValue(query, "ward", fixedWard) : query;
  return (
    <div className="explore-list">
      <SearchForm path={path} query={query} />
      <FilterChips path={path} query={query} facets={facets} />
      {props.children}
      <p className="explore-list-head">
        <b>{countWords(props.count)}</b>
        <span>{t("newestFirst")}</span>
        <Link href={withQuery("/", onMap)}>{t("onMap")}</Link>
      </p>
      <Results
        cards={page.cards}
        words={cityWords(locale)}
        now={props.now}
        query={query}
        path={path}
      >
        <PaginationByKey href={page.next ? withQuery(path, after.toString()) : null} />
      </Results>
      <FilterSheet>
        <FilterForm path={path} query={query} facets={facets} fixedWard={fixedWard !== undefined} />
      </FilterSheet>
    </div>
  );
}
