import { nameIn } from "@/app/_features/reports/place-line.ts";
import type { Bounds } from "@/app/_map/setup.ts";
import type { Context } from "@/server/core/context.ts";
import { wardBounds } from "@/server/places/queries/map.ts";
import { wards } from "@/server/places/queries.ts";
import { categoriesByGroup } from "@/server/reports/queries/categories.ts";

/** What can be filtered by, in the reader's language. */
export type Facets = {
  wards: { slug: string; name: string; bounds: Bounds | null }[];
  groups: { code: string; name: string; categories: { code: string; name: string }[] }[];
};

/** Categories that are never public are left out: nothing would be found. */
export async function facets(ctx: Context, locale: string): Promise<Facets> {
  const [allWards, groups] = await Promise.all([wards(ctx), categoriesByGroup(ctx)]);
  return {
    wards: allWards.map(({ code, slug, name }) => ({
      slug,
      name: nameIn(locale, name),
      bounds: wardBounds(code),
    })),
    groups: groups
      .map(({ code, name, categories }) => ({
        code,
        name: nameIn(locale, name),
        categories: categories
          .filter(({ rule }) => rule !== "private")
          .map((one) => ({ code: one.code, name: nameIn(locale, one.name) })),
      }))
      .filter(({ categories }) => categories.length > 0),
  };
}
