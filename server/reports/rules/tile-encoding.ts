import Pbf from "pbf";
import { type StateGroup, stateGroups } from "../lifecycle.ts";
import { MAX_POINTS_PER_TILE, mercator } from "./cells.ts";

/** What a tile of the map shows: see `queries/tile.ts`. */
export type TileContent = {
  clusters: readonly { lng: number; lat: number; n: number; groups: readonly number[] }[];
  points: readonly { lng: number; lat: number; number: string; group: StateGroup }[];
};

export const TILE_LAYER = "reports";
const EXTENT = 4096;
/** MoveTo, once (Mapbox Vector Tile specification 2.1, 4.3.1). */
const MOVE_TO_ONCE = 9;
const POINT = 1;

type Values = Record<string, string | number>;
type Feature = { x: number; y: number; values: Values };

const zigzag = (n: number) => (n << 1) ^ (n >> 31);

function features(content: TileContent, tile: { z: number; x: number; y: number }): Feature[] {
  const scale = 2 ** tile.z;
  const at = (place: { lng: number; lat: number }) => {
    const { x, y } = mercator(place);
    return {
      x: Math.round((x * scale - tile.x) * EXTENT),
      y: Math.round((y * scale - tile.y) * EXTENT),
    };
  };
  const isCut = content.points.length >= MAX_POINTS_PER_TILE;
  const counts = (groups: readonly number[]) =>
    Object.fromEntries(stateGroups.map((group, i) => [group, groups[i] ?? 0]).filter(([, n]) => n));
  return [
    ...content.clusters.map((one) => ({
      ...at(one),
      values: { n: one.n, ...counts(one.groups) },
    })),
    ...content.points.map((one) => ({
      ...at(one),
      values: { number: one.number, group: one.group, ...(isCut ? { more: 1 } : {}) },
    })),
  ];
}

function writeFeature(tags: number[], { x, y }: Feature, pbf: Pbf): void {
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, POINT);
  pbf.writePackedVarint(4, [MOVE_TO_ONCE, zigzag(x), zigzag(y)]);
}

function writeLayer(all: Feature[], pbf: Pbf): void {
  const keys = new Map<string, number>();
  const values = new Map<string | number, number>();
  const indexOf = <T>(known: Map<T, number>, one: T) => {
    const found = known.get(one) ?? known.size;
    known.set(one, found);
    return found;
  };
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, TILE_LAYER);
  for (const feature of all) {
    const tags = Object.entries(feature.values).flatMap(([key, value]) => [
      indexOf(keys, key),
      indexOf(values, value),
    ]);
    pbf.writeMessage(2, (one, out) => writeFeature(tags, one, out), feature);
  }
  for (const key of keys.keys()) pbf.writeStringField(3, key);
  for (const value of values.keys()) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, EXTENT);
}

function writeValue(value: string | number, pbf: Pbf): void {
  if (typeof value === "string") pbf.writeStringField(1, value);
  else pbf.writeVarintField(5, value);
}

/**
 * A vector tile (MVT 2.1) with one layer of points. A feature is a gathering (`n` and the counts of
 * its state groups) or one report (`number`, `group`); `more` says that the tile holds more reports
 * than it shows. An empty tile is zero bytes.
 */
export function encodeTile(
  content: TileContent,
  tile: { z: number; x: number; y: number },
): Uint8Array<ArrayBuffer> {
  const all = features(content, tile);
  const pbf = new Pbf();
  if (all.length > 0) pbf.writeMessage(3, writeLayer, all);
  return Uint8Array.from(pbf.finish());
}
