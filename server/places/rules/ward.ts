import { isInside, type MultiPolygon, metresToOutline, type Point } from "./distance";

/** How far outside the simplified outlines a point still counts as in the nearest ward. */
export const EDGE_METRES = 30;

/** About 400 metres: farther than any tolerance, so that most outlines need no look. */
const BOX_MARGIN_DEGREES = 0.004;

interface Outline {
  code: string;
  coordinates: MultiPolygon;
}

/**
 * Code of the ward the point lies in; null outside the city.
 * Outlines are simplified by 6 metres and phones are off by 10 and more, so a point in no ward goes
 * to the nearest one within `edgeMetres`.
 */
export function wardAt(
  point: Point,
  outlines: readonly Outline[],
  edgeMetres = EDGE_METRES,
): string | null {
  const near = outlines.filter((outline) => isInBox(point, outline));
  const holder = near.find((outline) => isInside(point, outline.coordinates));
  if (holder) return holder.code;
  const ranked = near
    .map(({ code, coordinates }) => ({ code, metres: metresToOutline(point, coordinates) }))
    .filter(({ metres }) => metres <= edgeMetres)
    .sort((a, b) => a.metres - b.metres);
  return ranked[0]?.code ?? null;
}

interface NeighbourCity {
  name: { ja: string; en: string };
  outline: MultiPolygon;
}

/** Outlines of the cities around are a grid of 65 metres smoothed by 110. */
const NEIGHBOUR_REACH_METRES = 400;

/**
 * The neighbouring city to ask about a point outside the city. `sure` is false when the point only
 * lies near its coarse outline. Null at sea and beyond the pack's box: ask the prefecture.
 */
export function bodyOutside<T extends NeighbourCity>(
  point: Point,
  neighbours: readonly T[],
): { city: T; sure: boolean } | null {
  const holder = neighbours.find((city) => isInside(point, city.outline));
  if (holder) return { city: holder, sure: true };
  const ranked = neighbours
    .map((city) => ({ city, metres: metresToOutline(point, city.outline) }))
    .filter(({ metres }) => metres <= NEIGHBOUR_REACH_METRES)
    .sort((a, b) => a.metres - b.metres);
  return ranked[0] ? { city: ranked[0].city, sure: false } : null;
}

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

const boxes = new WeakMap<Outline, Box>();

function isInBox({ lng, lat }: Point, outline: Outline): boolean {
  const box = boxes.get(outline) ?? boxOf(outline);
  boxes.set(outline, box);
  return lng >= box.west && lng <= box.east && lat >= box.south && lat <= box.north;
}

function boxOf({ coordinates }: Outline): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const [lng, lat] of coordinates.flat(2)) {
    box.west = Math.min(box.west, lng - BOX_MARGIN_DEGREES);
    box.east = Math.max(box.east, lng + BOX_MARGIN_DEGREES);
    box.south = Math.min(box.south, lat - BOX_MARGIN_DEGREES);
    box.north = Math.max(box.north, lat + BOX_MARGIN_DEGREES);
  }
  return box;
}
