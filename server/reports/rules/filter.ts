import type { StateGroup } from "../lifecycle.ts";
import { MAX_CATEGORIES, MAX_WORDS_LENGTH, type ReportFilter, reportFilter } from "../schema.ts";

/** Names of the filter's parts in the URL, in the order they are written. */
export const filterKeys = ["ward", "category", "state", "from", "to", "q"] as const;

/** Values that make sense on their own, each once. */
const sensible = <T>(values: string[], shape: { safeParse(value: string): { data?: T } }): T[] => [
  ...new Set(
    values.flatMap((value) => {
      const { data } = shape.safeParse(value);
      return data === undefined ? [] : [data];
    }),
  ),
];

/**
 * Reads a filter from a URL. What makes no sense is left out rather than refused: a shared link
 * should still show something.
 */
export function filterFromUrl(params: URLSearchParams): ReportFilter {
  const { categories, states, ward, from, to } = reportFilter.shape;
  const one = <T>(name: string, shape: { safeParse(value: string): { data?: T } }) =>
    sensible(params.getAll(name).slice(0, 1), shape)[0] ?? null;
  return {
    categories: sensible(params.getAll("category"), categories.element).slice(0, MAX_CATEGORIES),
    states: sensible(params.getAll("state"), states.element),
    ward: one("ward", ward),
    from: one("from", from),
    to: one("to", to),
    words: (params.get("q") ?? "").slice(0, MAX_WORDS_LENGTH).toWellFormed().trim(),
  };
}

/** The same filter as URL parameters, always in one order, so that caches meet the same page. */
export function filterToUrl(filter: ReportFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.ward) params.set("ward", filter.ward);
  for (const category of [...filter.categories].sort()) params.append("category", category);
  for (const state of [...filter.states].sort()) params.append("state", state);
  if (filter.from) params.set("from", filter.from);
  if (filter.to) params.set("to", filter.to);
  if (filter.words) params.set("q", filter.words);
  return params;
}

/** True when nothing is filtered. */
export const isEmptyFilter = (filter: ReportFilter) => filterToUrl(filter).toString() === "";

/**
 * How the map can answer: from pre-counted cells and points by tile, or, with words or an exact
 * day, as the newest 2,000 hits.
 */
export const mapAnswer = (filter: ReportFilter): "tiles" | "newest" =>
  filter.words !== "" || (filter.from?.length ?? 7) > 7 || (filter.to?.length ?? 7) > 7
    ? "newest"
    : "tiles";

export const MAX_NEWEST = 2_000;

/** First moment of a month or day and first moment after it, as city days (`to` not included). */
export function dayRange(filter: Pick<ReportFilter, "from" | "to">): {
  from: string | null;
  before: string | null;
} {
  const first = (text: string) => (text.length === 7 ? `${text}-01` : text);
  const after = (text: string) => {
    const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
    const next = text.length === 7 ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
    return new Date(next).toISOString().slice(0, 10);
  };
  return {
    from: filter.from ? first(filter.from) : null,
    before: filter.to ? after(filter.to) : null,
  };
}

/** Turns one state on or off in a filter; for links that work without JavaScript. */
export const toggleState = (filter: ReportFilter, state: StateGroup): ReportFilter => ({
  ...filter,
  states: filter.states.includes(state)
    ? filter.states.filter((one) => one !== state)
    : [...filter.states, state],
});
