import type { PlaceDescription } from "@/server/places/queries.ts";
import { placeWords } from "@/server/places/rules/town.ts";
import type { Values } from "./fill.ts";

type Say = (name: string, values?: Values) => string;

const inLocale = (names: Record<string, string>, locale: string) => names[locale] ?? names.ja ?? "";

/** 阿倍野区昭和町付近; nothing outside the city. */
export function placeName({ ward, townName, precise }: PlaceDescription, locale: string): string {
  if (!ward) return "";
  const { ja = "", en = ja } = ward.name;
  const parts = { ward: { ja, en, kana: "" }, town: townName, exact: precise };
  return placeWords(parts, locale === "en" ? "en" : "ja");
}

/** 昭和町駅から歩いて3分, or nothing. */
export const stationWords = ({ station }: PlaceDescription, say: Say): string =>
  station ? say("place.station", { name: station.name, n: station.minutes }) : "";

/** The city this place is in instead, or nothing when it is in ours or nobody's. */
export const otherCity = ({ outside }: PlaceDescription, locale: string): string =>
  outside ? inLocale(outside, locale) : "";
