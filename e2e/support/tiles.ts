import type { APIRequestContext } from "@playwright/test";
import Pbf from "pbf";

/** A feature of a map tile: a gathering with `n`, or a report with its `number`. */
export type TileFeature = Record<string, string | number>;

type Layer = { name: string; keys: string[]; values: (string | number)[]; tags: number[][] };

const readValue = (pbf: Pbf): string | number => {
  let value: string | number = 0;
  const end = pbf.readVarint() + pbf.pos;
  while (pbf.pos < end) {
    const tag = pbf.readVarint() >> 3;
    if (tag === 1) value = pbf.readString();
    else if (tag === 2) value = pbf.readFloat();
    else if (tag === 3) value = pbf.readDouble();
    else if (tag === 6) value = pbf.readSVarint();
    else value = pbf.readVarint(tag === 4);
  }
  return value;
};

const readLayer = (tag: number, layer: Layer, pbf: Pbf) => {
  if (tag === 1) layer.name = pbf.readString();
  if (tag === 2)
    pbf.readMessage((inner: number, tags: number[][], own: Pbf) => {
      if (inner === 2) tags.push(own.readPackedVarint([]));
    }, layer.tags);
  if (tag === 3) layer.keys.push(pbf.readString());
  if (tag === 4) layer.values.push(readValue(pbf));
};

/** Properties of all features of a vector tile (Mapbox vector tile specification 2.1). */
export function featuresOf(bytes: Buffer): TileFeature[] {
  const layers = new Pbf(bytes).readFields((tag: number, all: Layer[], pbf: Pbf) => {
    if (tag !== 3) return;
    all.push(pbf.readMessage(readLayer, { name: "", keys: [], values: [], tags: [] } as Layer));
  }, [] as Layer[]);
  return layers.flatMap(({ keys, values, tags }) =>
    tags.map((pairs) =>
      Object.fromEntries(
        pairs.flatMap((key, at) =>
          at % 2 === 0 ? [[keys[key] ?? "", values[pairs[at + 1] ?? -1] ?? ""]] : [],
        ),
      ),
    ),
  );
}

export type Area = { west: number; south: number; east: number; north: number };
const CITY: Area = { west: 135.3, south: 34.56, east: 135.62, north: 34.79 };

/** The tiles of a zoom that cover an area. */
function tilesOf({ west, south, east, north }: Area, z: number): [number, number][] {
  const x = (lng: number) => Math.floor(((lng + 180) / 360) * 2 ** z);
  const y = (lat: number) => {
    const r = (lat * Math.PI) / 180;
    return Math.floor(((1 - Math.asinh(Math.tan(r)) / Math.PI) / 2) * 2 ** z);
  };
  const found: [number, number][] = [];
  for (let i = x(west); i <= x(east); i++)
    for (let j = y(north); j <= y(south); j++) found.push([i, j]);
  return found;
}

/** How many reports the map's tiles of a filter hold, and the numbers of those shown one by one. */
export async function onMap(
  request: APIRequestContext,
  query: string,
  { z = 10, area = CITY, base = "" }: { z?: number; area?: Area; base?: string } = {},
): Promise<{ count: number; numbers: string[] }> {
  let gathered = 0;
  const numbers = new Set<string>();
  for (const [x, y] of tilesOf(area, z)) {
    const answer = await request.get(`${base}/api/tiles/${z}/${x}/${y}?${query}`);
    for (const feature of featuresOf(await answer.body())) {
      if (typeof feature.number === "string") numbers.add(feature.number);
      else gathered += Number(feature.n ?? 0);
    }
  }
  return { count: gathered + numbers.size, numbers: [...numbers] };
}
