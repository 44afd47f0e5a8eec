import type { ReportFilter } from "@/server/reports/schema.ts";

/**
 * The filter as it stands in an address, read and written without the server's schemas: the browser
 * handles text, the server decides what it means (`server/reports/rules/filter.ts`).
 */
const SINGLE = ["ward", "from", "to", "q"] as const;
const MANY = ["category", "state"] as const;
const ORDER = ["ward", "category", "state", "from", "to", "q"] as const;
export type FilterKey = (typeof ORDER)[number];

/** The same query in the one order that caches know: empty parts and unknown keys left out. */
export function tidyQuery(params: URLSearchParams): string {
  const tidy = new URLSearchParams();
  for (const key of ORDER) {
    const values = [...new Set(params.getAll(key).map((value) => value.trim()))].filter(Boolean);
    const kept = SINGLE.some((one) => one === key) ? values.slice(0, 1) : values.sort();
    for (const value of kept) tidy.append(key, value);
  }
  return tidy.toString();
}

/** What is set for a key, in the order of the query. */
export const valuesOf = (query: string, key: FilterKey) => new URLSearchParams(query).getAll(key);

/** Sets one value of a key, or takes the key away with null. */
export function withValue(query: string, key: FilterKey, value: string | null): string {
  const params = new URLSearchParams(query);
  params.delete(key);
  if (value) params.set(key, value);
  return tidyQuery(params);
}

/** Turns one value on or off. */
export function toggled(query: string, key: FilterKey, value: string): string {
  const params = new URLSearchParams(query);
  const before = params.getAll(key);
  params.delete(key);
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  for (const one of after) params.append(key, one);
  return tidyQuery(params);
}

/** How many conditions are set, words apart: these stand in the search box. */
export const conditionsIn = (query: string) =>
  [...new URLSearchParams(query).keys()].filter((key) => key !== "q").length;

/** The filter as procedures take it. They check it; what makes no sense is refused there. */
export function filterOf(query: string): ReportFilter {
  const params = new URLSearchParams(query);
  const one = (key: (typeof SINGLE)[number]) => params.get(key) || null;
  const [categories, states] = MANY.map((key) => params.getAll(key));
  return {
    categories: categories ?? [],
    states: (states ?? []) as ReportFilter["states"],
    ward: one("ward"),
    from: one("from"),
    to: one("to"),
    words: params.get("q") ?? "",
  };
}

/** An address with this query: `/wards/abeno?state=recv`. */
export const withQuery = (path: string, query: string) => (query ? `${path}?${query}` : path);
