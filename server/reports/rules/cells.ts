import { type StateGroup, stateGroups } from "../lifecycle.ts";

type LngLat = { lng: number; lat: number };

/** Zooms whose tiles are read from pre-counted cells; from `POINT_ZOOM` on, points are read. */
export const CELL_ZOOMS = [8, 9, 10, 11, 12, 13] as const;
export const POINT_ZOOM = 14;
export const MAX_POINTS_PER_TILE = 1_000;
/** A tile holds 2^5 × 2^5 cells. */
const CELLS_PER_TILE_LOG2 = 5;

/** Position in Web Mercator, 0 to 1 from west to east and from north to south. */
export function mercator({ lng, lat }: LngLat): { x: number; y: number } {
  const sin = Math.sin((lat * Math.PI) / 180);
  return {
    x: lng / 360 + 0.5,
    y: 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI,
  };
}

/** Degrees of the north-west corner of a tile. */
export function tileCorner(z: number, x: number, y: number): LngLat {
  const n = Math.PI - (2 * Math.PI * y) / 2 ** z;
  return {
    lng: (x / 2 ** z) * 360 - 180,
    lat: (180 / Math.PI) * Math.atan(0.5 * (Math.exp(n) - Math.exp(-n))),
  };
}

/** West, south, east and north of a tile in degrees. */
export function tileBounds(z: number, x: number, y: number) {
  const northWest = tileCorner(z, x, y);
  const southEast = tileCorner(z, x + 1, y + 1);
  return { west: northWest.lng, south: southEast.lat, east: southEast.lng, north: northWest.lat };
}

/** Column and row of the tile that holds a place; edges belong to the tile in the east and south. */
export function tileAt(zoom: number, place: LngLat): { x: number; y: number } {
  const { x, y } = mercator(place);
  return { x: Math.floor(x * 2 ** zoom), y: Math.floor(y * 2 ** zoom) };
}

export type CellAddress = { level: number; tileX: number; tileY: number; x: number; y: number };

/** The cell of a place for tiles of this zoom. */
export function cellAt(zoom: number, place: LngLat): CellAddress {
  const level = zoom + CELLS_PER_TILE_LOG2;
  const { x: column, y: row } = tileAt(level, place);
  return {
    level,
    tileX: column >> CELLS_PER_TILE_LOG2,
    tileY: row >> CELLS_PER_TILE_LOG2,
    x: column,
    y: row,
  };
}

/** Month as one number in the city's calendar: year × 12 + month from 0. Zero means all time. */
export const monthNumber = (year: number, month: number) => year * 12 + (month - 1);

/** Counts in a cell as pairs: kind number (category × state group), amount, kind number, … */
export type SparseCounts = number[];

export const kindNumber = (categoryNumber: number, group: StateGroup) =>
  categoryNumber * stateGroups.length + stateGroups.indexOf(group);

/** Adds `amount` of one kind; pairs that come to zero vanish. Pairs stay ordered by kind. */
export function addToCounts(counts: SparseCounts, kind: number, amount: number): SparseCounts {
  const pairs = new Map<number, number>();
  for (let i = 0; i + 1 < counts.length; i += 2) pairs.set(counts[i] ?? 0, counts[i + 1] ?? 0);
  pairs.set(kind, (pairs.get(kind) ?? 0) + amount);
  return [...pairs]
    .filter(([, n]) => n !== 0)
    .sort(([a], [b]) => a - b)
    .flat();
}

/** Sums the kinds that pass the filter, by state group. Null filters let everything pass. */
export function countByGroup(
  counts: SparseCounts,
  categories: ReadonlySet<number> | null,
  groups: ReadonlySet<StateGroup> | null,
): number[] {
  const sums = stateGroups.map(() => 0);
  for (let i = 0; i + 1 < counts.length; i += 2) {
    const kind = counts[i] ?? 0;
    const groupIndex = kind % stateGroups.length;
    const group = stateGroups[groupIndex];
    if (categories && !categories.has(Math.floor(kind / stateGroups.length))) continue;
    if (groups && (!group || !groups.has(group))) continue;
    sums[groupIndex] = (sums[groupIndex] ?? 0) + (counts[i + 1] ?? 0);
  }
  return sums;
}
