import { nearest, type Point } from "./distance";
import type { TownPoint } from "./town";

export interface ParsedAddress {
  /** Code of the ward. */
  ward: string;
  /** Base name as the pack writes it; null when only the ward was understood. */
  town: string | null;
  chome: number | null;
  /** What follows: 番, 号, building; folded to half width, leading hyphen gone. */
  rest: string;
  /** Where that is: the point of the 丁目, or a middle one of the town; null for a ward alone. */
  point: Point | null;
  precision: "chome" | "town" | "ward";
}

interface NamedWard {
  code: string;
  name: { ja: string };
}

/**
 * Reads an address of the city: 「阿倍野区昭和町三丁目5番」「北区梅田1-1-3」「大阪市中央区本町４丁目」.
 * The ward may be missing where only one ward has the town (and 丁目).
 * Null when it is no address here, another city's, or could be two places.
 */
export function parseAddress(
  text: string,
  wards: readonly NamedWard[],
  towns: readonly TownPoint[],
): ParsedAddress | null {
  const folded = foldAddress(text);
  const ward = wards.find(({ name }) => folded.startsWith(name.ja));
  if (!ward) return withoutWard(folded, wards, towns);
  const tail = folded.slice(ward.name.ja.length);
  if (/^役所|^保健/.test(tail)) return null;
  const found = inWard(tail, ward.code, towns);
  if (found) return found;
  const rest = tidy(tail);
  return { ward: ward.code, town: null, chome: null, rest, point: null, precision: "ward" };
}

function withoutWard(folded: string, wards: readonly NamedWard[], towns: readonly TownPoint[]) {
  const found = wards.flatMap(({ code }) => inWard(folded, code, towns) ?? []);
  const length = Math.max(...found.map(({ town }) => town?.length ?? 0));
  const longest = found.filter(({ town }) => town?.length === length);
  const exact = longest.filter(({ precision }) => precision === "chome");
  const candidates = exact.length > 0 ? exact : longest;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function inWard(tail: string, ward: string, towns: readonly TownPoint[]): ParsedAddress | null {
  const folded = foldName(tail);
  const matching = towns.filter(
    (town) => town.ward === ward && folded.startsWith(foldName(town.base)),
  );
  const length = Math.max(0, ...matching.map((town) => town.base.length));
  const parts = matching.filter((town) => town.base.length === length);
  const [first] = parts;
  if (!first) return null;
  const number = leadingChome(tail.slice(length));
  const part = number && parts.find((town) => town.chome === number.chome);
  if (part) {
    const { base: town, chome, point } = part;
    return { ward, town, chome, rest: tidy(number.rest), point, precision: "chome" };
  }
  const rest = tidy(tail.slice(length));
  return { ward, town: first.base, chome: null, rest, point: middle(parts), precision: "town" };
}

/** One of the town's own points, the one nearest to their mean: a mean may lie in a river. */
function middle(parts: readonly TownPoint[]): Point | null {
  const mean = (pick: (point: Point) => number) =>
    parts.reduce((sum, { point }) => sum + pick(point), 0) / parts.length;
  const centre = { lng: mean((point) => point.lng), lat: mean((point) => point.lat) };
  return nearest(centre, parts)?.found.point ?? null;
}

/** A number that stands for a 丁目: before 丁目, before a hyphen, or alone at the end. */
function leadingChome(tail: string): { chome: number; rest: string } | null {
  const match = /^(\d{1,2}|[一二三四五六七八九十]{1,3})(丁目|-|の(?=\d)|$)/.exec(tail);
  if (!match?.[1]) return null;
  const chome = /\d/.test(match[1]) ? Number(match[1]) : kanjiValue(match[1]);
  return chome === null ? null : { chome, rest: tail.slice(match[0].length) };
}

const KANJI_DIGITS = "一二三四五六七八九";

/** 12 for 十二; null for what is no number under a hundred. */
export function kanjiValue(text: string): number | null {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (!match || text === "" || (match[2] === "" && match[1] !== "" && match[3] !== "")) return null;
  const digit = (kanji = "") => (kanji === "" ? 0 : KANJI_DIGITS.indexOf(kanji) + 1);
  const tens = match[2] === "" ? 0 : digit(match[1]) || 1;
  return tens * 10 + (match[2] === "" ? digit(match[1]) + digit(match[3]) : digit(match[3]));
}

/** Half width, no blanks, one kind of hyphen, nothing before the ward. */
function foldAddress(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .replace(/(?<=[\d一二三四五六七八九十目番])[‐‑‒–—―−ーｰ﹣]+/gu, "-")
    .replace(/^(?:日本)?(?:〒?\d{3}-?\d{4})?(?:大阪府)?(?:大阪市)?/u, "");
}

/** Spellings people mix, letter for letter so that lengths stay. */
function foldName(name: string): string {
  return name
    .replace(/[ヶが]/gu, "ケ")
    .replace(/[之乃の]/gu, "ノ")
    .replace(/ッ/gu, "ツ")
    .replace(/曾/gu, "曽")
    .replace(/靭/gu, "靱");
}

function tidy(rest: string): string {
  return rest.replace(/^[-・,、]+/u, "");
}
