// Simplifies neighbouring polygons together: borders are cut into arcs where three meet, each
// arc is simplified once, so two wards keep the very same line (the idea of TopoJSON).
import { polygonsOf, roundedLine, signedArea, simplify, simplifyRing } from "./plane.mjs";

const keyOf = (point) => `${point[0]},${point[1]}`;
const sameKey = (a, b) => keyOf(a) === keyOf(b);

/** Simplified MultiPolygon coordinates for each GeoJSON feature, in order; shared lines stay shared. */
export function simplifyTogether(features, { toleranceMetres, leastIslandSquareMetres }) {
  const shapes = features.map((feature) =>
    polygonsOf(feature.geometry)
      .map((polygon) => polygon.filter((ring) => big(ring, leastIslandSquareMetres)))
      .filter((polygon) => polygon.length > 0),
  );
  const junctions = junctionsOf(shapes.flat(2));
  const simplified = new Map();
  const ringOf = (ring) => simplifiedRing(ring, junctions, simplified, toleranceMetres);
  return shapes.map((polygons) => polygons.map((polygon) => polygon.map(ringOf)));
}

const big = (ring, least) => Math.abs(signedArea(ring)) >= least;

/** Keys of points where the lines of all rings fork or end. */
function junctionsOf(rings) {
  const neighbours = new Map();
  const note = (a, b) => {
    const set = neighbours.get(keyOf(a)) ?? new Set();
    neighbours.set(keyOf(a), set.add(keyOf(b)));
  };
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      note(ring[i - 1], ring[i]);
      note(ring[i], ring[i - 1]);
    }
  }
  return new Set([...neighbours].filter(([, set]) => set.size !== 2).map(([key]) => key));
}

function simplifiedRing(ring, junctions, cache, toleranceMetres) {
  const open = ring.slice(0, -1);
  const start = open.findIndex((point) => junctions.has(keyOf(point)));
  if (start < 0) return roundedLine(simplifyRing(canonicalRing(open), toleranceMetres));
  const turned = [...open.slice(start), ...open.slice(0, start), open[start]];
  const result = [turned[0]];
  let arc = [turned[0]];
  for (const point of turned.slice(1)) {
    arc.push(point);
    if (!junctions.has(keyOf(point))) continue;
    result.push(...simplifiedArc(arc, cache, toleranceMetres).slice(1));
    arc = [point];
  }
  return roundedLine(result);
}

/** The same closed ring whoever brings it: begins at its smallest point (an enclave's two sides). */
function canonicalRing(open) {
  let at = 0;
  for (let i = 1; i < open.length; i += 1) if (keyOf(open[i]) < keyOf(open[at])) at = i;
  return [...open.slice(at), ...open.slice(0, at), open[at]];
}

function simplifiedArc(arc, cache, toleranceMetres) {
  const forward = arc.map(keyOf).join(" ");
  const backward = [...arc].reverse().map(keyOf).join(" ");
  const turned = backward < forward;
  const key = turned ? backward : forward;
  const found = cache.get(key) ?? simplifyArc(turned ? [...arc].reverse() : arc, toleranceMetres);
  cache.set(key, found);
  return turned ? [...found].reverse() : found;
}

function simplifyArc(arc, toleranceMetres) {
  return sameKey(arc[0], arc.at(-1)) && arc.length > 3
    ? simplifyRing(arc, toleranceMetres)
    : simplify(arc, toleranceMetres);
}

/** Metres are not needed here: which features share at least one edge, as pairs of indexes. */
export function neighboursOf(features) {
  const owners = new Map();
  features.forEach((feature, index) => {
    for (const ring of polygonsOf(feature.geometry).flat()) {
      for (let i = 1; i < ring.length; i += 1) {
        const key = [keyOf(ring[i - 1]), keyOf(ring[i])].sort().join(" ");
        owners.set(key, (owners.get(key) ?? new Set()).add(index));
      }
    }
  });
  const result = features.map(() => new Set());
  for (const [a, b] of [...owners.values()].map((set) => [...set])) {
    if (b === undefined) continue;
    result[a].add(b);
    result[b].add(a);
  }
  return result;
}
