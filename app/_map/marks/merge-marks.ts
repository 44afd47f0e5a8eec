import { type StateGroup, stateGroups } from "@/server/reports/lifecycle.ts";
import { mercator } from "@/server/reports/rules/cells.ts";

/** What a tile brings: some reports gathered at a place, or one report with its number. */
export type Spot = {
  lng: number;
  lat: number;
  n: number;
  /** How many of each state group, in the order of `stateGroups`. */
  groups: readonly number[];
  number: string | null;
  /** The tile holds more reports than it brought. */
  more: boolean;
};

/** What the map draws: one report, or several that would overlap. */
export type Mark = Spot & { members: readonly Spot[] };

/** Marks nearer than this would overlap: a gathering is 44 to 60 px wide. */
export const REACH_PX = 54;
const TILE = 512;
const ROUNDS = 4;

type Placed = { x: number; y: number; mark: Mark };

const addGroups = (a: readonly number[], b: readonly number[]) =>
  stateGroups.map((_, i) => (a[i] ?? 0) + (b[i] ?? 0));

function joined(spots: readonly Spot[]): Mark {
  const [first] = spots;
  if (first && spots.length === 1) return { ...first, members: spots };
  const n = spots.reduce((sum, spot) => sum + spot.n, 0);
  return {
    lng: spots.reduce((sum, spot) => sum + spot.lng * spot.n, 0) / n,
    lat: spots.reduce((sum, spot) => sum + spot.lat * spot.n, 0) / n,
    n,
    groups: spots.reduce<number[]>((sum, spot) => addGroups(sum, spot.groups), []),
    number: null,
    more: spots.some((spot) => spot.more),
    members: spots,
  };
}

function place(mark: Mark, size: number): Placed {
  const { x, y } = mercator(mark);
  return { x: x * size, y: y * size, mark };
}

/** Bigger ones draw smaller ones to them, so that the picture stays calm while the map moves. */
const inOrder = (a: Placed, b: Placed) => b.mark.n - a.mark.n || a.x - b.x || a.y - b.y;

function gatherOnce(marks: readonly Mark[], size: number): Mark[] {
  const placed = marks.map((mark) => place(mark, size)).sort(inOrder);
  const grid = new Map<string, Placed[]>();
  const keyOf = (x: number, y: number) => `${Math.floor(x / REACH_PX)}/${Math.floor(y / REACH_PX)}`;
  for (const one of placed) {
    const key = keyOf(one.x, one.y);
    grid.set(key, [...(grid.get(key) ?? []), one]);
  }
  const taken = new Set<Placed>();
  return placed.flatMap((centre) => {
    if (taken.has(centre)) return [];
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap(
        (dy) => grid.get(keyOf(centre.x + dx * REACH_PX, centre.y + dy * REACH_PX)) ?? [],
      ),
    );
    const members = near.filter(
      (one) => !taken.has(one) && Math.hypot(one.x - centre.x, one.y - centre.y) < REACH_PX,
    );
    for (const one of members) taken.add(one);
    return [joined(members.flatMap(({ mark }) => mark.members))];
  });
}

/**
 * Joins what would overlap on a map of this zoom. The middle of a gathering moves as it grows, so
 * it is done again until nothing overlaps, four times at most.
 */
export function mergeMarks(spots: readonly Spot[], zoom: number): Mark[] {
  const size = TILE * 2 ** zoom;
  let marks = spots.map((spot) => joined([spot]));
  for (let round = 0; round < ROUNDS; round++) {
    const next = gatherOnce(marks, size);
    if (next.length === marks.length) return next;
    marks = next;
  }
  return marks;
}

type RawFeature = {
  properties: Record<string, unknown> | null;
  geometry: { type: string; coordinates?: unknown };
};

const isGroup = (value: unknown): value is StateGroup =>
  stateGroups.some((group) => group === value);

function spotOf({ properties, geometry }: RawFeature): Spot | null {
  if (geometry.type !== "Point" || !properties) return null;
  const [lng, lat] = geometry.coordinates as [number, number];
  const { number, group, more } = properties;
  if (typeof number === "string" && isGroup(group)) {
    const groups = stateGroups.map((one) => (one === group ? 1 : 0));
    return { lng, lat, n: 1, groups, number, more: more === 1 };
  }
  const groups = stateGroups.map((one) => Number(properties[one] ?? 0));
  return { lng, lat, n: Number(properties.n ?? 0), groups, number: null, more: false };
}

/** Features of the tiles as spots. A report on the edge of two tiles comes once. */
export function spotsOf(features: readonly RawFeature[]): Spot[] {
  const seen = new Set<string>();
  return features.flatMap((feature) => {
    const spot = spotOf(feature);
    if (!spot || spot.n <= 0) return [];
    if (spot.number === null) return [spot];
    if (seen.has(spot.number)) return [];
    seen.add(spot.number);
    return [spot];
  });
}

/** The state group of a mark that stands for one report. */
export const groupOf = (mark: Spot): StateGroup =>
  stateGroups[mark.groups.findIndex((n) => n > 0)] ?? "recv";

/** West, south, east and north of some spots, in degrees. */
export function boundsOf(spots: readonly Spot[]) {
  const lngs = spots.map(({ lng }) => lng);
  const lats = spots.map(({ lat }) => lat);
  return {
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  };
}
