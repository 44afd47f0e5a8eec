import { getTranslations } from "next-intl/server";
import { cityFacts, cityMap, mapStamp } from "@/server/places/queries/map.ts";
import { environment } from "@/server/platform/env.ts";
import { streetArchive } from "@/server/platform/street-tiles.ts";
import type { Credit, MapSetup, MapWords } from "./setup.ts";

const wordKeys = [
  "region",
  "canvas",
  "zoomIn",
  "zoomOut",
  "locate",
  "located",
  "notLocated",
  "locationRefused",
  "plain",
  "hideNational",
  "failed",
  "retry",
  "creditMore",
  "gestureWindows",
  "gestureMac",
  "gestureTouch",
] as const satisfies (keyof MapWords)[];

const inLocale = (texts: { ja: string; en: string }, locale: string) =>
  locale === "en" ? texts.en : texts.ja;

/** Sources of what is drawn, in the order of the pack; readings and offices draw nothing. */
function creditsFor(drawn: string[], locale: string): Credit[] {
  return cityFacts()
    .attribution.filter((line) => line.for.some((use) => drawn.includes(use)))
    .map((line) => ({
      text: `${inLocale({ ja: line.ja, en: line.en }, locale)}（${line.licence}）`,
      url: line.url,
    }));
}

/** All that a map in the browser needs from the server. */
export async function mapSetup(locale: string): Promise<MapSetup> {
  const t = await getTranslations({ locale, namespace: "map" });
  const { bounds, name, nationalMap } = cityFacts();
  const archive = streetArchive();
  const words = Object.fromEntries(wordKeys.map((key) => [key, t(key)])) as Omit<
    MapWords,
    "showNational" | "outsideCity"
  >;
  return {
    mapboxToken: environment().mapboxToken,
    addresses: {
      city: `/api/map/city.json?v=${cityMap().stamp}`,
      streets: archive ? `/api/map/basemap.pmtiles?v=${archive.stamp}` : null,
      national: {
        tiles: nationalMap.tiles,
        minZoom: nationalMap.minZoom,
        maxZoom: nationalMap.maxZoom,
      },
    },
    bounds,
    locale,
    stamp: mapStamp(),
    credits: {
      streets: { short: t("creditStreets"), all: creditsFor(["map", "basemap"], locale) },
      plain: { short: t("creditPlain"), all: creditsFor(["map", "roads", "towns"], locale) },
      national: {
        text: inLocale(nationalMap.attribution, locale),
        url: nationalMap.attribution.url,
      },
    },
    words: {
      ...words,
      outsideCity: t("outsideCity", { city: inLocale(name, locale) }),
      showNational: inLocale(nationalMap.ask, locale),
    },
  };
}
