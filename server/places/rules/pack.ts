import type { CityPack } from "@/db/city/pack.ts";
import { bigrams, fold } from "@/server/core/search-text.ts";

type LngLat = { lng: number; lat: number };

/** A row of the search for places, as it goes into the database. */
export type PlaceNameRow = {
  kind: "ward" | "town" | "station" | "landmark";
  name: string;
  detail: string;
  ward_code: string | null;
  /** EWKT. */
  place: string;
  folded: string;
  grams: string[];
  rank: number;
};

const ewkt = ({ lng, lat }: LngLat) => `SRID=4326;POINT(${lng} ${lat})`;

/** `Kita-ku` makes `kita`: the ward's part of an address. */
export const wardSlug = (ward: { name: { roman: string } }) =>
  ward.name.roman
    .toLowerCase()
    .replace(/-ku$/, "")
    .replace(/[^a-z]/g, "");

/** One name with all that it may be found by; other spellings and readings count as well. */
export function placeNameRow(
  name: { kind: PlaceNameRow["kind"]; name: string; detail?: string; wardCode?: string | null },
  place: LngLat,
  rank: number,
  alsoKnownAs: readonly (string | undefined)[] = [],
): PlaceNameRow {
  const folded = fold([name.name, ...alsoKnownAs.filter(Boolean)].join(" \n"));
  return {
    kind: name.kind,
    name: name.name,
    detail: name.detail ?? "",
    ward_code: name.wardCode ?? null,
    place: ewkt(place),
    folded,
    grams: bigrams(folded),
    rank,
  };
}

export const packTowns = (pack: CityPack) =>
  pack.towns.map((town) => ({
    ward_code: town.ward,
    name: town.name,
    base_name: town.base,
    place: ewkt(town.point),
  }));

/** Wards first, then stations by the number of lines, then towns. */
export function packPlaceNames(pack: CityPack): PlaceNameRow[] {
  const wardName = new Map(pack.wards.map((ward) => [ward.code, ward.name.ja]));
  const wards = pack.wards.flatMap((ward) => {
    const [label] = ward.label;
    const { ja, kana, en, roman } = ward.name;
    const name = { kind: "ward" as const, name: ja, wardCode: ward.code };
    return label ? [placeNameRow(name, label, 0, [kana, en, roman])] : [];
  });
  const stations = pack.stations.map((station) =>
    placeNameRow(
      {
        kind: "station",
        name: station.name.ja,
        detail: station.lines.flatMap((line) => pack.railways[line]?.name.ja ?? []).join("・"),
      },
      station.point,
      20 - Math.min(9, station.lines.length),
      [station.name.kana, station.name.en, ...(station.alias ?? [])],
    ),
  );
  const towns = pack.towns.map((town) =>
    placeNameRow(
      { kind: "town", name: town.name, detail: wardName.get(town.ward) ?? "", wardCode: town.ward },
      town.point,
      30 + (town.chome ?? 0),
      [`${wardName.get(town.ward) ?? ""}${town.name}`],
    ),
  );
  return [...wards, ...stations, ...towns];
}

/** `section:ward-kyodo`, `office:road` or `body:police`: who keeps things of a category. */
function keeperKey(pack: CityPack, keeper: string): string {
  const target = pack.offices.keepers[keeper];
  if (!target) return "section:ward-kyodo";
  if ("wardSection" in target) return `section:${target.wardSection}`;
  return "multiWard" in target ? `office:${target.multiWard}` : `body:${target.otherBody}`;
}

/** Categories and their groups as rows. A category's number is its place in the pack, from 1. */
export const packCategories = (pack: CityPack) => ({
  groups: pack.groups.map(({ code, name }, position) => ({ code, name: { ...name }, position })),
  categories: pack.categories.map((category, position) => ({
    code: category.code,
    number: position + 1,
    groupCode: category.group,
    kind: category.kind,
    name: { ...category.name },
    guidance: { ...category.guidance },
    questions: JSON.parse(JSON.stringify(category.questions)),
    keeper: keeperKey(pack, category.keeper),
    publicationRule: category.publicationRule,
    firstAnswerWorkingDays: category.firstAnswerWorkingDays,
    phoneFirst: category.phoneFirst,
    keywords: { ja: [...category.keywords.ja], en: [...category.keywords.en] },
    position,
  })),
});

const fill = (texts: { ja: string; en: string }, ward: { ja: string; en: string }) => ({
  ja: texts.ja.replaceAll("{ward}", ward.ja),
  en: texts.en.replaceAll("{ward}", ward.en.replace(/ Ward$/, "")),
});

/** Every ward's sections and the offices that serve several wards, as rows. */
export function packOffices(pack: CityPack) {
  const { wardSections, multiWard, wardOffices } = pack.offices;
  const sections = pack.wards.flatMap((ward) => {
    const hall = wardOffices.find((office) => office.ward === ward.code);
    return wardSections.map((section) => ({
      code: `${section.code}-${ward.code}`,
      kind: `section:${section.code}`,
      name: fill(section.name, ward.name),
      groups: [...section.groups],
      address: hall?.address ?? null,
      phone: hall?.phone ?? null,
      hours: hall?.hours ? { ...hall.hours } : null,
      wards: [ward.code],
    }));
  });
  const shared = multiWard.map((office) => ({
    code: office.code,
    kind: `office:${office.kind}`,
    name: { ja: office.name.ja, en: office.name.en },
    groups: [...office.groups],
    address: null,
    phone: null,
    hours: null,
    wards: [...office.wards],
  }));
  return [...sections, ...shared];
}
