import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import type { LngLat, Station, Town } from "@/db/city/geography.ts";
import { readCityPack } from "@/db/city/pack.ts";
import { parseAddress } from "@/server/places/rules/address.ts";
import {
  distanceMetres,
  isInside,
  type MultiPolygon,
  metresToOutline,
} from "@/server/places/rules/distance.ts";
import { randomFrom } from "./random.ts";

/** A town's names around it, in both languages, for filling texts. */
export type Surroundings = {
  town: string;
  station: { ja: string; en: string };
  landmark: { ja: string; en: string };
};

/** A town with ground to stand on: points in its ward, out of rivers and sea, nearest to it. */
export type TownGround = {
  town: Town;
  around: Surroundings;
  /** How many people live there, or one for each part where nobody has counted. */
  weight: number;
  /** Looked for when first asked. */
  spots(): readonly LngLat[];
  /** True for a place in its ward, out of the water, that is nearer to it than to other towns. */
  stands(place: LngLat): boolean;
};

const SPOTS = 48;
const REACH_METRES = 120;
const METRES_PER_DEGREE = 111_195;
const NEAR_STATION_METRES = 1_200;
const NEAR_PARK_METRES = 600;

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** The place so many metres east and north of another. */
export function moved({ lng, lat }: LngLat, east: number, north: number): LngLat {
  const perLng = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return { lng: round(lng + east / perLng), lat: round(lat + north / METRES_PER_DEGREE) };
}

/** The nearest thing; on a plane, which is right within a city and ten times as quick. */
export function nearestOf<T extends { point: LngLat }>(point: LngLat, things: readonly T[]) {
  const shrink = Math.cos((point.lat * Math.PI) / 180);
  let thing: T | null = null;
  let square = Number.POSITIVE_INFINITY;
  for (const one of things) {
    const [x, y] = [(one.point.lng - point.lng) * shrink, one.point.lat - point.lat];
    if (x * x + y * y >= square) continue;
    square = x * x + y * y;
    thing = one;
  }
  return thing ? { thing, metres: distanceMetres(point, thing.point) } : null;
}

function nearStation(point: LngLat, stations: readonly Station[]): Surroundings["station"] {
  const japanese = nearestOf(point, stations);
  const english = nearestOf(
    point,
    stations.filter((station) => station.name.en),
  );
  const near = (found: { metres: number } | null) => found && found.metres <= NEAR_STATION_METRES;
  return {
    ja: japanese && near(japanese) ? `${japanese.thing.name.ja}駅` : "駅",
    en: english && near(english) ? `${english.thing.name.en} Station` : "the station",
  };
}

function surroundings(town: Town): Surroundings {
  const { parks, stations } = readCityPack();
  const park = nearestOf(town.point, parks);
  const named = park && park.metres <= NEAR_PARK_METRES;
  return {
    town: town.base,
    station: nearStation(town.point, stations),
    landmark: { ja: named ? park.thing.name.ja : "近くの公園", en: "the park" },
  };
}

type Box = { west: number; east: number; south: number; north: number };

const boxOf = (points: readonly (readonly [number, number])[]): Box => ({
  west: Math.min(...points.map(([lng]) => lng)),
  east: Math.max(...points.map(([lng]) => lng)),
  south: Math.min(...points.map(([, lat]) => lat)),
  north: Math.max(...points.map(([, lat]) => lat)),
});

const meet = (a: Box, b: Box, margin: number) =>
  a.west - margin < b.east &&
  b.west < a.east + margin &&
  a.south - margin < b.north &&
  b.south < a.north + margin;

/** Everything that says whether one may stand at a place of a ward. */
function groundOf(wardCode: string): (place: LngLat, base: string) => boolean {
  const { rivers, sea, towns, wardOutlines } = readCityPack();
  const outline = wardOutlines.find(({ code }) => code === wardCode)?.coordinates ?? [];
  const ownTowns = towns.filter(({ ward }) => ward === wardCode);
  const box = boxOf(outline.flat(2));
  const shapes = rivers
    .flatMap((river) => river.reaches)
    .filter(({ line, widthMetres }) =>
      meet(boxOf(line), box, widthMetres / METRES_PER_DEGREE + 0.002),
    )
    .map(({ line, widthMetres }) => ({
      shape: [[line]] as MultiPolygon,
      box: boxOf(line),
      metres: widthMetres / 2 + 6,
    }));
  return (place, base) =>
    isInside(place, outline) &&
    !isInside(place, sea) &&
    nearestOf(place, ownTowns)?.thing.base === base &&
    shapes.every(({ shape, box: around, metres }) => {
      const here = { west: place.lng, east: place.lng, south: place.lat, north: place.lat };
      const margin = metres / 90_000;
      return !meet(around, here, margin) || metresToOutline(place, shape) > metres;
    });
}

function spotsOf(town: Town, stands: (place: LngLat) => boolean): LngLat[] {
  const random = randomFrom(`spots/${town.ward}/${town.name}`);
  const spots: LngLat[] = [];
  for (let tries = 0; tries < SPOTS * 4 && spots.length < SPOTS; tries++) {
    const reach = REACH_METRES * Math.sqrt(random.next());
    const angle = random.next() * 2 * Math.PI;
    const place = moved(town.point, reach * Math.cos(angle), reach * Math.sin(angle));
    if (stands(place)) spots.push(place);
  }
  return spots.length ? spots : [{ lng: round(town.point.lng), lat: round(town.point.lat) }];
}

type PopulationRow = Record<"区" | "町丁目名" | "総数", string>;

/** People by town from the city data folder; empty where there is no such file. */
export function peopleByTown(folder: string | null): Map<string, number> {
  const name = folder
    ? readdirSync(folder).find((file) => file.startsWith("population-by-town"))
    : undefined;
  const people = new Map<string, number>();
  if (!folder || !name || !existsSync(path.join(folder, name))) return people;
  const { towns, wards } = readCityPack();
  const text = readFileSync(path.join(folder, name), "utf8");
  for (const row of parse(text, { columns: true, bom: true }) as PopulationRow[]) {
    const found = parseAddress(`${row.区}${row.町丁目名}`, wards, towns);
    if (!found?.town) continue;
    const key = `${found.ward}/${found.town}/${found.chome ?? ""}`;
    people.set(key, (people.get(key) ?? 0) + (Number(row.総数) || 0));
  }
  return people;
}

/** All towns of the city with their ground. */
export function cityGround(people: ReadonlyMap<string, number>): TownGround[] {
  const grounds = new Map<string, ReturnType<typeof groundOf>>();
  return readCityPack().towns.map((town) => {
    const counted = people.get(`${town.ward}/${town.base}/${town.chome ?? ""}`) ?? 0;
    let spots: LngLat[] | null = null;
    const stands = (place: LngLat) => {
      const ground = grounds.get(town.ward) ?? groundOf(town.ward);
      grounds.set(town.ward, ground);
      return ground(place, town.base);
    };
    return {
      town,
      around: surroundings(town),
      // People also report where they work and shop: nobody lives at the station.
      weight: people.size ? counted + 400 : 1,
      spots: () => {
        spots ??= spotsOf(town, stands);
        return spots;
      },
      stands,
    };
  });
}
