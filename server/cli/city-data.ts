import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import type { TownOutline } from "@/server/places/commands.ts";
import { type PlaceNameRow, placeNameRow } from "@/server/places/rules/pack.ts";

export { cityDataFolder } from "@/server/platform/city-data.ts";

export type CityData = { stamp: string; outlines: TownOutline[]; landmarks: PlaceNameRow[] };

const TOWNS = "osaka-towns.geojson";
const FACILITIES = "mapnavi-facilities-slim.csv";

type Feature = {
  properties: { code: string; town: string };
  geometry: { type: string; coordinates: unknown[] };
};

/** One outline for each town; a town that the source cuts in pieces comes as one. */
function readOutlines(file: string): TownOutline[] {
  const { features } = JSON.parse(readFileSync(file, "utf8")) as { features: Feature[] };
  const towns = new Map<string, { wardCode: string; name: string; polygons: unknown[] }>();
  for (const { properties, geometry } of features) {
    const key = `${properties.code}/${properties.town}`;
    const town = towns.get(key) ?? {
      wardCode: properties.code,
      name: properties.town,
      polygons: [],
    };
    if (geometry.type === "MultiPolygon") town.polygons.push(...geometry.coordinates);
    else town.polygons.push(geometry.coordinates);
    towns.set(key, town);
  }
  return [...towns.values()].map(({ wardCode, name, polygons }) => ({
    wardCode,
    name,
    geometry: JSON.stringify({ type: "MultiPolygon", coordinates: polygons }),
  }));
}

type Facility = {
  name: string;
  kana: string;
  ward_code: string;
  ward: string;
  cat2: string;
  lat: string;
  lng: string;
};

function readLandmarks(file: string): PlaceNameRow[] {
  const facilities = parse(readFileSync(file, "utf8"), {
    columns: true,
    skip_empty_lines: true,
    bom: true,
  }) as Facility[];
  return facilities
    .filter((one) => one.name && Number(one.lat) && Number(one.lng))
    .map((one) =>
      placeNameRow(
        {
          kind: "landmark",
          name: one.name,
          detail: `${one.ward}・${one.cat2}`,
          wardCode: one.ward_code,
        },
        { lng: Number(one.lng), lat: Number(one.lat) },
        60,
        [one.kana],
      ),
    );
}

/** What a city data folder holds of what we know; null when it has none of it. */
export function readCityData(folder: string): CityData | null {
  const towns = path.join(folder, TOWNS);
  const facilities = path.join(folder, FACILITIES);
  const files = [towns, facilities].filter((file) => existsSync(file));
  if (files.length === 0) return null;
  const stamp = files.map((file) => `${path.basename(file)}:${statSync(file).size}`).join(",");
  return {
    stamp,
    outlines: existsSync(towns) ? readOutlines(towns) : [],
    landmarks: existsSync(facilities) ? readLandmarks(facilities) : [],
  };
}
