import { isInside, type MultiPolygon, nearest, type Point } from "./distance";

/** A town, or one numbered part of it, as the pack knows it: one point, no outline. */
export interface TownPoint {
  /** Code of the ward. */
  ward: string;
  /** 梅田一丁目. */
  name: string;
  /** 梅田. */
  base: string;
  /** The number before 丁目; null for a town that has none. */
  chome: number | null;
  point: Point;
}

interface TownOutline {
  ward: string;
  name: string;
  coordinates: MultiPolygon;
}

/**
 * The town whose point is nearest, in one ward when its code is given, with the metres to it.
 * Good for the town (付近), not for the 丁目: that is wrong for one address in four.
 */
export function nearestTown<T extends TownPoint>(
  point: Point,
  towns: readonly T[],
  ward?: string,
): { town: T; metres: number } | null {
  const candidates = ward === undefined ? towns : towns.filter((town) => town.ward === ward);
  const best = nearest(point, candidates);
  return best && { town: best.found, metres: best.metres };
}

/** The town whose outline holds the point, where the city data folder brought outlines. */
export function townAt<T extends TownOutline>(point: Point, outlines: readonly T[]): T | null {
  return outlines.find((outline) => isInside(point, outline.coordinates)) ?? null;
}

/** "三丁目" off the end: 昭和町三丁目 becomes 昭和町, whatever digits it is written in. */
export function baseOfTown(name: string): string {
  return name.replace(/(?<=.)(?:[一二三四五六七八九十]+|[0-9０-９]+)丁目$/u, "");
}

export interface PlaceParts {
  ward: { ja: string; en: string; kana: string };
  /** As in an outline (exact), or the nearest point's; null when nothing is near. */
  town: string | null;
  /** True only when an outline holds the point. */
  exact: boolean;
}

/**
 * A place in words: 「北区梅田一丁目」 when exact, else 「北区梅田付近」 without a 丁目.
 * No source gives readings or roman letters of towns, so English and easy Japanese keep the kanji.
 */
export function placeWords(
  { ward, town, exact }: PlaceParts,
  locale: "ja" | "en" | "ja-x-easy",
): string {
  const easyWard = `{${ward.ja}|${ward.kana}}`;
  if (town === null) return { ja: ward.ja, en: ward.en, "ja-x-easy": easyWard }[locale];
  if (exact) {
    const words = { ja: `${ward.ja}${town}`, en: `${town}, ${ward.en}` };
    return { ...words, "ja-x-easy": `${easyWard} ${town}` }[locale];
  }
  const base = baseOfTown(town);
  const words = { ja: `${ward.ja}${base}付近`, en: `near ${base}, ${ward.en}` };
  return { ...words, "ja-x-easy": `${easyWard} ${base}の {近|ちか}く` }[locale];
}
