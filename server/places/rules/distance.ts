/** Degrees, WGS 84. */
export interface Point {
  lng: number;
  lat: number;
}

/** GeoJSON coordinates: [lng, lat], rings closed, the outer ring first. */
export type Position = readonly [lng: number, lat: number];
export type Ring = readonly Position[];
export type MultiPolygon = readonly (readonly Ring[])[];

const EARTH_RADIUS_METRES = 6_371_008.8;
const METRES_PER_DEGREE = (Math.PI * EARTH_RADIUS_METRES) / 180;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle metres between two points (haversine on the mean earth radius). */
export function distanceMetres(a: Point, b: Point): number {
  const halfLat = Math.sin(radians(b.lat - a.lat) / 2);
  const halfLng = Math.sin(radians(b.lng - a.lng) / 2);
  const chord = halfLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * halfLng ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Is the point inside the polygons (even-odd, holes respected)? */
export function isInside(point: Point, shape: MultiPolygon): boolean {
  return shape.some((rings) => rings.filter((ring) => crossesOddly(point, ring)).length % 2 === 1);
}

/** Metres from the point to the nearest line of the polygons; right within some kilometres. */
export function metresToOutline(point: Point, shape: MultiPolygon): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of shape.flat()) {
    let from: Position | undefined;
    for (const to of ring) {
      if (from) nearest = Math.min(nearest, metresToSegment(point, from, to));
      from = to;
    }
  }
  return nearest;
}

/** The nearest thing that has a point, with the metres to it; null when there is none. */
export function nearest<T extends { point: Point }>(
  point: Point,
  things: Iterable<T>,
): { found: T; metres: number } | null {
  let best: { found: T; metres: number } | null = null;
  for (const found of things) {
    const metres = distanceMetres(point, found.point);
    if (!best || metres < best.metres) best = { found, metres };
  }
  return best;
}

function crossesOddly({ lng, lat }: Point, ring: Ring): boolean {
  let inside = false;
  let from: Position | undefined;
  for (const to of ring) {
    if (from && from[1] > lat !== to[1] > lat) {
      const crossing = from[0] + ((to[0] - from[0]) * (lat - from[1])) / (to[1] - from[1]);
      if (lng < crossing) inside = !inside;
    }
    from = to;
  }
  return inside;
}

/** On a plane that touches the earth at the point. */
function metresToSegment({ lng, lat }: Point, from: Position, to: Position): number {
  const perLng = METRES_PER_DEGREE * Math.cos(radians(lat));
  const [ax, ay] = [(from[0] - lng) * perLng, (from[1] - lat) * METRES_PER_DEGREE];
  const [bx, by] = [(to[0] - lng) * perLng, (to[1] - lat) * METRES_PER_DEGREE];
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = square === 0 ? 0 : -(ax * (bx - ax) + ay * (by - ay)) / square;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
}
