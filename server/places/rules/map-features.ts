import type { CityPack } from "@/db/city/pack.ts";
import { wardSlug } from "./pack.ts";

type Position = readonly [lng: number, lat: number];

export type MapGeometry =
  | { type: "Point"; coordinates: Position }
  | { type: "LineString"; coordinates: readonly Position[] }
  | { type: "MultiLineString"; coordinates: readonly (readonly Position[])[] }
  | { type: "Polygon"; coordinates: readonly (readonly Position[])[] }
  | { type: "MultiPolygon"; coordinates: readonly (readonly (readonly Position[])[])[] };

/**
 * What the city pack draws. `k` tells the kind, `ja` and `en` are names (`en` only where there is
 * one), `w` a width in metres, `n` how many lines stop at a station, `tint` a ward's tone.
 */
export type MapFeature = {
  type: "Feature";
  properties: { k: MapKind; ja?: string; en?: string } & Record<string, string | number>;
  geometry: MapGeometry;
};

export type MapKind =
  | "sea"
  | "park"
  | "park-name"
  | "river"
  | "road"
  | "rail"
  | "ward"
  | "ward-name"
  | "station"
  | "town";

type Name = { ja: string; en?: string };

const named = ({ ja, en }: Name): Record<string, string> => (en ? { ja, en } : { ja });

function feature(
  k: MapKind,
  geometry: MapGeometry,
  properties: Record<string, string | number> = {},
): MapFeature {
  return { type: "Feature", properties: { k, ...properties }, geometry };
}

const position = (point: { lng: number; lat: number }): Position => [point.lng, point.lat];

const land = (pack: CityPack): MapFeature[] => [
  feature("sea", { type: "MultiPolygon", coordinates: pack.sea }),
  ...pack.wardOutlines.map(({ code, coordinates }) => {
    const ward = pack.wards.find((one) => one.code === code);
    const slug = ward ? wardSlug(ward) : code;
    return feature(
      "ward",
      { type: "MultiPolygon", coordinates },
      { code, slug, tint: ward?.tint ?? 0 },
    );
  }),
  ...pack.parks.flatMap(({ name, point, outlines }) => [
    feature("park", { type: "MultiPolygon", coordinates: outlines.map((ring) => [ring]) }),
    feature("park-name", { type: "Point", coordinates: position(point) }, named(name)),
  ]),
  ...pack.rivers.flatMap(({ name, reaches }) =>
    reaches.map(({ widthMetres, line }) =>
      feature(
        "river",
        { type: "LineString", coordinates: line },
        { ...named(name), w: widthMetres },
      ),
    ),
  ),
];

const ways = (pack: CityPack): MapFeature[] => [
  ...pack.roads.map(({ name, kind, lines }) =>
    feature("road", { type: "MultiLineString", coordinates: lines }, { ...named(name), kind }),
  ),
  ...pack.railways.map(({ stations, loop }) => {
    const stops = loop ? [...stations, ...stations.slice(0, 1)] : stations;
    const coordinates = stops.flatMap((index) => {
      const station = pack.stations[index];
      return station ? [position(station.point)] : [];
    });
    return feature("rail", { type: "LineString", coordinates });
  }),
];

const names = (pack: CityPack): MapFeature[] => [
  ...pack.wards.flatMap(({ name, label }) =>
    label.map((point, rank) =>
      feature(
        "ward-name",
        { type: "Point", coordinates: position(point) },
        { ...named(name), rank },
      ),
    ),
  ),
  ...pack.stations.map(({ name, point, lines }) =>
    feature(
      "station",
      { type: "Point", coordinates: position(point) },
      { ...named(name), n: lines.length },
    ),
  ),
  ...pack.towns.map(({ name, base, point }) =>
    feature("town", { type: "Point", coordinates: position(point) }, { ja: name, base }),
  ),
];

/** Everything the city pack can draw, from the ground up. */
export const cityMapFeatures = (pack: CityPack): MapFeature[] => [
  ...land(pack),
  ...ways(pack),
  ...names(pack),
];
