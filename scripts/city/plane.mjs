// Plane geometry for the city pack: a local flat projection, simplification, point in polygon.
// Points are [lng, lat] pairs here: everything in scripts/city is the GeoJSON edge.

const METRES_PER_DEGREE_LAT = 110_940;
const METRES_PER_DEGREE_LNG = 91_530;

/** Metres between two [lng, lat] pairs, flat; right to 0.2 % within 30 km of Osaka. */
export function metresBetween(a, b) {
  const dx = (a[0] - b[0]) * METRES_PER_DEGREE_LNG;
  const dy = (a[1] - b[1]) * METRES_PER_DEGREE_LAT;
  return Math.hypot(dx, dy);
}

/** [lng, lat] to flat metres and back. */
export const toMetres = ([lng, lat]) => [lng * METRES_PER_DEGREE_LNG, lat * METRES_PER_DEGREE_LAT];
export const fromMetres = ([x, y]) => [x / METRES_PER_DEGREE_LNG, y / METRES_PER_DEGREE_LAT];

/** A pair with `digits` decimals (5 is about one metre). */
export function rounded(point, digits = 5) {
  const factor = 10 ** digits;
  return point.map((value) => Math.round(value * factor) / factor);
}

/** Rounded and without repeated neighbours. */
export function roundedLine(line, digits = 5) {
  const result = [];
  for (const point of line) {
    const next = rounded(point, digits);
    const last = result.at(-1);
    if (!last || last[0] !== next[0] || last[1] !== next[1]) result.push(next);
  }
  return result;
}

/** Metres from a point to the segment a-b, and where along it (0 to 1). */
export function metresToSegment(point, a, b) {
  const [px, py] = toMetres(point);
  const [ax, ay] = toMetres(a);
  const [bx, by] = toMetres(b);
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const raw = square === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / square;
  const along = Math.min(1, Math.max(0, raw));
  const metres = Math.hypot(px - (ax + along * (bx - ax)), py - (ay + along * (by - ay)));
  return { metres, along };
}

/** Douglas-Peucker: the line without points closer than `toleranceMetres` to it. */
export function simplify(line, toleranceMetres) {
  if (line.length < 3) return line;
  let worst = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i += 1) {
    const { metres } = metresToSegment(line[i], line[0], line.at(-1));
    if (metres > worst) [worst, at] = [metres, i];
  }
  if (worst <= toleranceMetres) return [line[0], line.at(-1)];
  const left = simplify(line.slice(0, at + 1), toleranceMetres);
  return [...left.slice(0, -1), ...simplify(line.slice(at), toleranceMetres)];
}

/** Simplifies a closed ring by cutting it at its first point and the one farthest from that. */
export function simplifyRing(ring, toleranceMetres) {
  let at = 0;
  for (let i = 1; i < ring.length; i += 1) {
    if (metresBetween(ring[i], ring[0]) > metresBetween(ring[at], ring[0])) at = i;
  }
  const left = simplify(ring.slice(0, at + 1), toleranceMetres);
  return [...left.slice(0, -1), ...simplify(ring.slice(at), toleranceMetres)];
}

/** Square metres of a ring; positive when it runs counter-clockwise. */
export function signedArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = toMetres([ring[i - 1][0] - ring[0][0], ring[i - 1][1] - ring[0][1]]);
    const [bx, by] = toMetres([ring[i][0] - ring[0][0], ring[i][1] - ring[0][1]]);
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** Is the point inside the ring (even-odd)? */
export function inRing([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

export const inPolygon = (point, [outer, ...holes]) =>
  inRing(point, outer) && !holes.some((hole) => inRing(point, hole));

/** The polygons of a GeoJSON Polygon or MultiPolygon. */
export const polygonsOf = (geometry) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

/** A point well inside a polygon: the best of a grid, by distance to the outline. */
export function innermostPoint(polygon, steps = 24) {
  const lngs = polygon[0].map((p) => p[0]);
  const lats = polygon[0].map((p) => p[1]);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  let best = { metres: -1, point: polygon[0][0] };
  for (let i = 1; i < steps; i += 1) {
    for (let j = 1; j < steps; j += 1) {
      const point = [west + ((east - west) * i) / steps, south + ((north - south) * j) / steps];
      if (!inPolygon(point, polygon)) continue;
      const metres = Math.min(...polygon.map((ring) => metresToRing(point, ring)));
      if (metres > best.metres) best = { metres, point };
    }
  }
  return best.point;
}

function metresToRing(point, ring) {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i < ring.length; i += 1) {
    best = Math.min(best, metresToSegment(point, ring[i - 1], ring[i]).metres);
  }
  return best;
}
