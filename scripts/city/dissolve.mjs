// Joins polygon pieces that were cut at tile borders: edges on a border that run both ways cancel,
// what is left is chained to rings again. Whole tile units, so all comparisons are exact.
const EXTENT = 4096;
const keyOf = ([x, y]) => `${x},${y}`;

/** Rings (tile units) of cut polygons of one zoom to joined rings; outer ones and holes mixed. */
export function dissolve(rings) {
  const borders = new Map();
  const edges = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [a, b] = [ring[i - 1], ring[i]];
      const axis = [0, 1].find((k) => a[k] === b[k] && a[k] % EXTENT === 0);
      if (axis === undefined) edges.push([a, b]);
      else noteBorder(borders, axis, a, b);
    }
  }
  for (const border of borders.values()) edges.push(...remaining(border));
  return chain(edges.filter(([a, b]) => keyOf(a) !== keyOf(b)));
}

function noteBorder(borders, axis, a, b) {
  const key = `${axis}:${a[axis]}`;
  const border = borders.get(key) ?? { axis, at: a[axis], spans: [] };
  border.spans.push([a[1 - axis], b[1 - axis]]);
  borders.set(key, border);
}

/** What is left of the spans on one border when opposite directions have cancelled. */
function remaining({ axis, at, spans }) {
  const cuts = [...new Set(spans.flat())].sort((a, b) => a - b);
  const indexOf = new Map(cuts.map((value, index) => [value, index]));
  const net = cuts.map(() => 0);
  for (const [from, to] of spans) {
    const step = from < to ? 1 : -1;
    const [low, high] = from < to ? [from, to] : [to, from];
    for (let i = indexOf.get(low); i < indexOf.get(high); i += 1) net[i] += step;
  }
  const point = (value) => (axis === 0 ? [at, value] : [value, at]);
  return net.flatMap((count, i) => {
    const [a, b] = [point(cuts[i]), point(cuts[i + 1] ?? cuts[i])];
    return Array.from({ length: Math.abs(count) }, () => (count > 0 ? [a, b] : [b, a]));
  });
}

/** Directed edges (pairs of points) to closed, simple rings. */
export function chain(edges) {
  const from = new Map();
  for (const edge of edges) {
    const list = from.get(keyOf(edge[0])) ?? [];
    list.push(edge);
    from.set(keyOf(edge[0]), list);
  }
  const rings = [];
  for (const first of edges) {
    const ring = walk(first, from);
    if (ring.length > 3) rings.push(...loops(ring));
  }
  return rings;
}

function walk(first, from) {
  const take = (key) => from.get(key)?.pop();
  const firstKey = keyOf(first[0]);
  const ring = [first[0]];
  let edge = take(firstKey);
  while (edge) {
    ring.push(edge[1]);
    edge = keyOf(edge[1]) === firstKey ? undefined : take(keyOf(edge[1]));
  }
  return ring;
}

/** A walk that crosses itself, as its simple loops. */
function loops(ring) {
  const result = [];
  const path = [];
  const seen = new Map();
  for (const point of ring) {
    const at = seen.get(keyOf(point));
    if (at !== undefined) {
      const loop = [...path.slice(at), point];
      for (const gone of path.splice(at + 1)) seen.delete(keyOf(gone));
      if (loop.length > 3) result.push(loop);
    } else {
      seen.set(keyOf(point), path.length);
      path.push(point);
    }
  }
  return result;
}
