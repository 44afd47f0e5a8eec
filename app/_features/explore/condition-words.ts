import { useTranslations } from "next-intl";
import type { Facets } from "./facets.ts";
import { type FilterKey, toggled, valuesOf, withValue } from "./filter-query.ts";

/** One condition in words, with the query that is left when it is taken away. */
export type Condition = { key: FilterKey; label: string; without: string };

function categoryName(facets: Facets, value: string): string | undefined {
  const group = facets.groups.find(({ code }) => value === `group:${code}`);
  const category = facets.groups
    .flatMap(({ categories }) => categories)
    .find(({ code }) => code === value);
  return group?.name ?? category?.name;
}

/**
 * The conditions of a query in words, states apart: these have chips of their own. A condition that
 * nobody knows shows as it was written, so that it can be taken away.
 */
export function useConditions(query: string, facets: Facets): Condition[] {
  const t = useTranslations("explore");
  const [ward] = valuesOf(query, "ward");
  const [from] = valuesOf(query, "from");
  const [to] = valuesOf(query, "to");
  const [words] = valuesOf(query, "q");
  const one = (key: FilterKey, label: string): Condition => ({
    key,
    label,
    without: withValue(query, key, null),
  });
  return [
    ...(ward ? [one("ward", facets.wards.find(({ slug }) => slug === ward)?.name ?? ward)] : []),
    ...valuesOf(query, "category").map((value) => ({
      key: "category" as const,
      label: categoryName(facets, value) ?? value,
      without: toggled(query, "category", value),
    })),
    ...(from ? [one("from", t("fromMonth", { month: from }))] : []),
    ...(to ? [one("to", t("toMonth", { month: to }))] : []),
    ...(words ? [one("q", t("quoted", { words }))] : []),
  ];
}
