import { readCityPack } from "@/db/city/pack.ts";
import { packCategories, packOffices } from "@/server/places/rules/pack.ts";
import type { PublicationRule } from "@/server/reports/lifecycle.ts";

/** What the seed needs to know of a category. */
export type SeedCategory = {
  code: string;
  /** Its number in the map's cells. */
  number: number;
  group: string;
  kind: "trouble" | "solved" | "good";
  rule: PublicationRule;
  firstAnswerWorkingDays: number | null;
  keeper: string;
  name: Record<string, string>;
};

export type SeedOffice = { code: string; name: { ja: string; en: string } };

type Office = ReturnType<typeof packOffices>[number];

export const seedCategories = (): Map<string, SeedCategory> =>
  new Map(
    packCategories(readCityPack()).categories.map((category) => [
      category.code,
      {
        code: category.code,
        number: category.number,
        group: category.groupCode,
        kind: category.kind,
        rule: category.publicationRule,
        firstAnswerWorkingDays: category.firstAnswerWorkingDays,
        keeper: category.keeper,
        name: category.name,
      },
    ]),
  );

/** How well an office fits, as `officeFor` orders them; greater is better. */
const fitness = (office: Office, category: SeedCategory) =>
  (office.kind === category.keeper ? 4 : 0) +
  (office.kind.startsWith("section:") && office.groups.includes(category.group) ? 2 : 0) +
  (office.kind === "section:ward-kyodo" ? 1 : 0);

/** The office a new report is proposed to, by the same order as the query that submitting asks. */
export function officeFinder(): (wardCode: string, category: SeedCategory) => SeedOffice | null {
  const offices = packOffices(readCityPack());
  const found = new Map<string, SeedOffice | null>();
  return (wardCode, category) => {
    const key = `${wardCode}/${category.code}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const [best] = offices
      .filter(({ wards }) => wards.includes(wardCode))
      .sort((a, b) => fitness(b, category) - fitness(a, category) || (a.code < b.code ? -1 : 1));
    const office = best ? { code: best.code, name: best.name } : null;
    found.set(key, office);
    return office;
  };
}
