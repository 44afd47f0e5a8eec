import type { Context } from "@/server/core/context.ts";
import { type WardHall, wardHalls, wards } from "@/server/places/queries.ts";
import {
  type CategoryForForm,
  type CategoryGroup,
  categoriesByGroup,
  wardPublicationRules,
} from "@/server/reports/queries/categories.ts";
import type { KnownCategory } from "./suggest-categories.ts";

export type Texts = Record<string, string>;

/** A text in the reader's language, else in Japanese. */
export const textIn = (texts: Texts, locale: string) => texts[locale] ?? texts.ja ?? "";

/** What can be chosen in the form. */
export type FormCatalogue = {
  groups: CategoryGroup[];
  /** `category ward` → the ward's own publication rule. */
  wardRules: Record<string, string>;
  wards: { code: string; name: Texts }[];
  halls: WardHall[];
};

export async function formCatalogue(ctx: Context): Promise<FormCatalogue> {
  const [groups, rules, allWards, halls] = await Promise.all([
    categoriesByGroup(ctx),
    wardPublicationRules(ctx),
    wards(ctx),
    wardHalls(ctx),
  ]);
  const wardRules = rules.map(({ categoryCode, wardCode, rule }) => [
    `${categoryCode} ${wardCode}`,
    rule,
  ]);
  return { groups, wardRules: Object.fromEntries(wardRules), wards: allWards, halls };
}

export const categoryOf = ({ groups }: FormCatalogue, code: string): CategoryForForm | undefined =>
  groups.flatMap(({ categories }) => categories).find((category) => category.code === code);

/** Words of every language point to a category: people write in theirs. */
export const knownCategories = ({ groups }: FormCatalogue, locale: string): KnownCategory[] =>
  groups.flatMap(({ categories }) =>
    categories.map(({ code, name, keywords }) => ({
      code,
      name: textIn(name, locale),
      words: Object.values(keywords).flat(),
    })),
  );
