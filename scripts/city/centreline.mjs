// Turns the many pieces of one road, river or railway into as few lines as possible: points are
// snapped to a grid, small gaps are bridged, the longest way through each part is kept.
import { metresBetween, toMetres } from "./plane.mjs";

/** Lines of [lng, lat] pairs to centre lines, longest first. */
export function centrelines(lines, { snapMetres = 25, gapMetres = 200, leastMetres = 800 } = {}) {
  const graph = graphOf(lines, snapMetres);
  bridge(graph, gapMetres);
  return partsOf(graph)
    .map((part) => longestWay(graph, part))
    .filter((way) => lengthMetres(way) >= leastMetres)
    .sort((a, b) => lengthMetres(b) - lengthMetres(a));
}

export function lengthMetres(line) {
  let sum = 0;
  for (let i = 1; i < line.length; i += 1) sum += metresBetween(line[i - 1], line[i]);
  return sum;
}

function graphOf(lines, snapMetres) {
  const graph = { points: new Map(), links: new Map() };
  const nodeOf = (point) => {
    const key = toMetres(point)
      .map((v) => Math.round(v / snapMetres))
      .join(",");
    if (!graph.points.has(key)) {
      graph.points.set(key, point);
      graph.links.set(key, new Map());
    }
    return key;
  };
  for (const line of lines) {
    for (let i = 1; i < line.length; i += 1) {
      link(graph, nodeOf(line[i - 1]), nodeOf(line[i]));
    }
  }
  return graph;
}

function link(graph, a, b) {
  if (a === b) return;
  const metres = metresBetween(graph.points.get(a), graph.points.get(b));
  graph.links.get(a).set(b, metres);
  graph.links.get(b).set(a, metres);
}

/** Joins the parts whose nearest points are closer than the gap, shortest gaps first. */
function bridge(graph, gapMetres) {
  const partOf = new Map();
  partsOf(graph).forEach((part, index) => {
    for (const key of part) partOf.set(key, index);
  });
  const gaps = [];
  const keys = [...graph.points.keys()];
  for (let i = 0; i < keys.length; i += 1) {
    for (let j = i + 1; j < keys.length; j += 1) {
      if (partOf.get(keys[i]) === partOf.get(keys[j])) continue;
      const metres = metresBetween(graph.points.get(keys[i]), graph.points.get(keys[j]));
      if (metres <= gapMetres) gaps.push([metres, keys[i], keys[j]]);
    }
  }
  for (const [, a, b] of gaps.sort((x, y) => x[0] - y[0])) {
    const [stay, go] = [partOf.get(a), partOf.get(b)];
    if (stay === go) continue;
    link(graph, a, b);
    for (const [key, part] of partOf) if (part === go) partOf.set(key, stay);
  }
}

function partsOf(graph) {
  const seen = new Set();
  const parts = [];
  for (const start of graph.points.keys()) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const key of part) {
      for (const next of graph.links.get(key).keys()) {
        if (!seen.has(next)) part.push(next);
        seen.add(next);
      }
    }
    parts.push(part);
  }
  return parts;
}

/** Double sweep: the farthest point from anywhere, then the farthest from that. */
function longestWay(graph, part) {
  const first = farthest(graph, part[0]);
  const second = farthest(graph, first.key);
  const way = [];
  for (let key = second.key; key !== undefined; key = second.before.get(key)) way.push(key);
  return way.map((key) => graph.points.get(key));
}

function farthest(graph, start) {
  const metres = new Map([[start, 0]]);
  const before = new Map();
  const open = new Set([start]);
  while (open.size > 0) {
    const key = [...open].reduce((a, b) => (metres.get(a) <= metres.get(b) ? a : b));
    open.delete(key);
    for (const [next, step] of graph.links.get(key)) {
      const total = metres.get(key) + step;
      if (total >= (metres.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      metres.set(next, total);
      before.set(next, key);
      open.add(next);
    }
  }
  const key = [...metres.keys()].reduce((a, b) => (metres.get(a) >= metres.get(b) ? a : b));
  return { key, before };
}
