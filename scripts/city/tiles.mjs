// Reads features out of the PMTiles street map, cut exactly at the tile borders so that pieces
// of neighbouring tiles meet. Coordinates are whole tile units of the zoom, counted over the world.
import { open } from "node:fs/promises";
import Pbf from "pbf";
import { PMTiles } from "pmtiles";

const EXTENT = 4096;

/** Opens the archive; `each(zoom, layer, visit)` calls visit({ type, properties, parts }). */
export async function openTiles(path) {
  const file = await open(path);
  const source = {
    getKey: () => path,
    getBytes: async (offset, length) => {
      const buffer = Buffer.alloc(length);
      await file.read(buffer, 0, length, offset);
      return { data: new Uint8Array(buffer).buffer };
    },
  };
  const archive = new PMTiles(source);
  const header = await archive.getHeader();
  const each = async (zoom, layers, visit) => {
    for (const [x, y] of tilesOf(header, zoom)) {
      const tile = await archive.getZxy(zoom, x, y);
      if (tile) readTile(new Uint8Array(tile.data), layers, (feature) => visit(cut(feature, x, y)));
    }
  };
  return { each, close: () => file.close() };
}

/** [lng, lat] of a world tile unit at a zoom. */
export function toLngLat([ux, uy], zoom) {
  const world = EXTENT * 2 ** zoom;
  const n = Math.PI * (1 - (2 * uy) / world);
  return [(ux / world) * 360 - 180, (Math.atan(Math.sinh(n)) * 180) / Math.PI];
}

function* tilesOf(header, zoom) {
  const count = 2 ** zoom;
  const column = (lng) => Math.floor(((lng + 180) / 360) * count);
  const row = (lat) => {
    const radians = (lat * Math.PI) / 180;
    return Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * count);
  };
  for (let x = column(header.minLon); x <= column(header.maxLon); x += 1) {
    for (let y = row(header.maxLat); y <= row(header.minLat); y += 1) yield [x, y];
  }
}

function readTile(bytes, layers, visit) {
  new Pbf(bytes).readFields((tag, _, pbf) => {
    if (tag !== 3) return;
    const end = pbf.readVarint() + pbf.pos;
    const layer = { name: "", extent: EXTENT, keys: [], values: [], features: [] };
    pbf.readFields(readLayerField, layer, end);
    if (!layers.includes(layer.name)) return;
    for (const position of layer.features) visit(readFeature(bytes, position, layer));
  }, null);
}

function readLayerField(tag, layer, pbf) {
  if (tag === 1) layer.name = pbf.readString();
  else if (tag === 2) layer.features.push(pbf.pos);
  else if (tag === 3) layer.keys.push(pbf.readString());
  else if (tag === 4) layer.values.push(readValue(pbf));
  else if (tag === 5) layer.extent = pbf.readVarint();
}

function readValue(pbf) {
  const end = pbf.readVarint() + pbf.pos;
  let value = null;
  while (pbf.pos < end) {
    const tag = pbf.readVarint() >> 3;
    if (tag === 1) value = pbf.readString();
    else if (tag === 2) value = pbf.readFloat();
    else if (tag === 3) value = pbf.readDouble();
    else if (tag === 6) value = pbf.readSVarint();
    else if (tag === 7) value = pbf.readBoolean();
    else value = pbf.readVarint();
  }
  return value;
}

function readFeature(bytes, position, layer) {
  const pbf = new Pbf(bytes);
  pbf.pos = position;
  const feature = { layer: layer.name, type: 0, properties: {}, lines: [] };
  pbf.readFields(
    (tag) => {
      if (tag === 2) {
        const end = pbf.readVarint() + pbf.pos;
        while (pbf.pos < end) {
          const key = layer.keys[pbf.readVarint()];
          feature.properties[key] = layer.values[pbf.readVarint()];
        }
      } else if (tag === 3) feature.type = pbf.readVarint();
      else if (tag === 4) feature.lines = readGeometry(pbf, EXTENT / layer.extent);
    },
    null,
    pbf.readVarint() + pbf.pos,
  );
  return feature;
}

function readGeometry(pbf, scale) {
  const end = pbf.readVarint() + pbf.pos;
  const lines = [];
  let [x, y] = [0, 0];
  while (pbf.pos < end) {
    const command = pbf.readVarint();
    for (let i = 0; i < command >> 3; i += 1) {
      if ((command & 7) === 7) lines.at(-1).push(lines.at(-1)[0]);
      else {
        x += pbf.readSVarint();
        y += pbf.readSVarint();
        if ((command & 7) === 1) lines.push([]);
        lines.at(-1).push([Math.round(x * scale), Math.round(y * scale)]);
      }
    }
  }
  return lines;
}

function cut({ layer, type, properties, lines }, x, y) {
  const pieces = type === 3 ? lines.map(cutRing) : type === 2 ? lines.flatMap(cutLine) : lines;
  const kept = type === 1 ? pieces.filter(([p]) => p.every((v) => v >= 0 && v < EXTENT)) : pieces;
  const move = ([px, py]) => [px + x * EXTENT, py + y * EXTENT];
  return {
    layer,
    type,
    properties,
    parts: kept.filter((p) => p.length > 0).map((p) => p.map(move)),
  };
}

const SIDES = [
  [0, (v) => v >= 0, 0],
  [0, (v) => v <= EXTENT, EXTENT],
  [1, (v) => v >= 0, 0],
  [1, (v) => v <= EXTENT, EXTENT],
];

/** Sutherland-Hodgman on the tile's square. */
function cutRing(ring) {
  let points = ring.slice(0, -1);
  for (const [axis, inside, edge] of SIDES) {
    const next = [];
    points.forEach((point, i) => {
      const before = points.at(i - 1);
      if (inside(point[axis]) !== inside(before[axis]))
        next.push(crossing(before, point, axis, edge));
      if (inside(point[axis])) next.push(point);
    });
    points = next;
  }
  return points.length > 2 ? [...points, points[0]] : [];
}

function crossing(a, b, axis, edge) {
  const share = (edge - a[axis]) / (b[axis] - a[axis]);
  const other = Math.round(a[1 - axis] + share * (b[1 - axis] - a[1 - axis]));
  return axis === 0 ? [edge, other] : [other, edge];
}

/** The pieces of a line that lie in the tile's square. */
function cutLine(line) {
  const pieces = [];
  let piece = [];
  for (let i = 1; i < line.length; i += 1) {
    const part = cutSegment(line[i - 1], line[i]);
    if (!part || (piece.length > 0 && !samePoint(piece.at(-1), part[0]))) {
      if (piece.length > 1) pieces.push(piece);
      piece = [];
    }
    if (part) piece = piece.length > 0 ? [...piece, part[1]] : part;
  }
  return piece.length > 1 ? [...pieces, piece] : pieces;
}

function cutSegment(a, b) {
  let [from, to] = [a, b];
  for (const [axis, inside, edge] of SIDES) {
    if (!inside(from[axis]) && !inside(to[axis])) return null;
    if (!inside(from[axis])) from = crossing(from, to, axis, edge);
    else if (!inside(to[axis])) to = crossing(from, to, axis, edge);
  }
  return samePoint(from, to) ? null : [from, to];
}

const samePoint = (a, b) => a[0] === b[0] && a[1] === b[1];
