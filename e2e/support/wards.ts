import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Locale } from "./words.ts";

export type Place = { lng: number; lat: number };
type Ring = [number, number][];
type Feature = {
  properties: { name: string };
  geometry: { type: "Polygon" | "MultiPolygon"; coordinates: Ring[] | Ring[][] };
};

export const SHARED = path.resolve("../shared/data");
const OUTLINES = path.join(SHARED, "osaka/osaka-wards-simple.geojson");

/** Real photos and outlines are there only beside the project. */
export const hasSharedData = existsSync(OUTLINES);

type PackWard = { code: string; name: Record<Locale, string> };
const packWards = () => JSON.parse(readFileSync("db/city/osaka/wards.json", "utf8")) as PackWard[];

/** Name of a ward in a language, by its name in Japanese. */
export function wardName(ja: string, locale: Locale): string {
  const found = packWards().find(({ name }) => name.ja === ja);
  if (!found) throw new Error(`no ward ${ja}`);
  return found.name[locale];
}

function isInRing({ lng, lat }: Place, ring: Ring): boolean {
  let inside = false;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring.at(index - 1) ?? [x1, y1];
    const crosses = y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
    if (crosses) inside = !inside;
  }
  return inside;
}

function isInside(place: Place, { geometry }: Feature): boolean {
  const polygons = (
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates
  ) as Ring[][];
  return polygons.some(
    ([outer = [], ...holes]) =>
      isInRing(place, outer) && !holes.some((hole) => isInRing(place, hole)),
  );
}

/** The city pack's own outlines, for where the published ones are not at hand. */
function packFeatures(): Feature[] {
  const text = readFileSync("db/city/osaka/ward-outlines.json", "utf8");
  const outlines = JSON.parse(text) as { code: string; coordinates: Ring[][] }[];
  return packWards().map(({ code, name }) => ({
    properties: { name: name.ja },
    geometry: {
      type: "MultiPolygon",
      coordinates: outlines.find((one) => one.code === code)?.coordinates ?? [],
    },
  }));
}

const publishedFeatures = () =>
  (JSON.parse(readFileSync(OUTLINES, "utf8")) as { features: Feature[] }).features;

/** The ward a place lies in by the outlines; none of the project's own code is asked. */
export function wardAt(place: Place): string | null {
  const features = hasSharedData ? publishedFeatures() : packFeatures();
  return features.find((feature) => isInside(place, feature))?.properties.name ?? null;
}
