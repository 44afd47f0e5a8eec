import { nameIn } from "@/app/_features/reports/place-line.ts";
import type { Bounds } from "@/app/_map/setup.ts";
import type { Context } from "@/server/core/context.ts";
import { wardBounds } from "@/server/places/queries/map.ts";
import { wards } from "@/server/places/queries.ts";
import { categoryChoices } from "@/server/reports/queries/categories.ts";

/** What can be filtered by, in the reader's language. */
export type Facets = {
  wards: { slug: string; name: string; bounds: Bounds | null }[];
  groups: { code: string; name: string; categories: { code: string; name: string }[] }[];
};

type Group = Facets["groups"][number];

/** Reads all that a filter offers. */
export async function facets(ctx: Context, locale: string): Promise<Facets> {
  const [allWards, choices] = await Promise.all([wards(ctx), categoryChoices(ctx)]);
  const groups = new Map<string, Group>();
  for (const { code, name, groupCode, groupName } of choices) {
    const group: Group = groups.get(groupCode) ?? {
      code: groupCode,
      name: nameIn(locale, groupName),
      categories: [],
    };
    group.categories.push({ code, name: nameIn(locale, name) });
    groups.set(groupCode, group);
  }
  return {
    wards: allWards.map(({ code, slug, name }) => ({
      slug,
      name: nameIn(locale, name),
      bounds: wardBounds(code),
    })),
    groups: [...groups.values()],
  };
}
