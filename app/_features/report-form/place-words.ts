import type { PlaceDescription } from "@/server/places/queries.ts";
import type { Values } from "./fill.ts";

type Say = (name: string, values?: Values) => string;

const inLocale = (names: Record<string, string>, locale: string) => names[locale] ?? names.ja ?? "";

/** 阿倍野区 昭和町三丁目付近. Only an outline of the town promises its 丁目. */
export function placeName(place: PlaceDescription, locale: string, say: Say): string {
  if (!place.ward) return "";
  const name = [inLocale(place.ward.name, locale), place.townName ?? ""].filter(Boolean).join(" ");
  return place.townName && !place.precise ? say("place.near", { place: name }) : name;
}

/** 昭和町駅から歩いて3分, or nothing. */
export const stationWords = ({ station }: PlaceDescription, say: Say): string =>
  station ? say("place.station", { name: station.name, n: station.minutes }) : "";

/** The city this place is in instead, or nothing when it is in ours or nobody's. */
export const otherCity = ({ outside }: PlaceDescription, locale: string): string =>
  outside ? inLocale(outside, locale) : "";
