import Pbf from "pbf";

/** Pixel of a tile, from its north-west corner. */
export type TilePosition = [x: number, y: number];
export type TileFeature = {
  /** 1 point, 2 line, 3 polygon. */
  type: number;
  properties: Record<string, string | number | boolean>;
  parts: TilePosition[][];
};
export type TileLayer = { name: string; extent: number; features: TileFeature[] };

type Value = string | number | boolean;
type RawFeature = { tags: number[]; type: number; geometry: number[] };
type RawLayer = {
  wanted: ReadonlySet<string>;
  name: string;
  extent: number;
  keys: string[];
  values: Value[];
  features: RawFeature[];
};

const MOVE_TO = 1;
const LINE_TO = 2;

/** The commands of a geometry as parts; the closing of a ring is left to whoever draws it. */
function partsOf(geometry: number[]): TilePosition[][] {
  const parts: TilePosition[][] = [];
  const signed = (n: number) => (n >> 1) ^ -(n & 1);
  let [x, y, at] = [0, 0, 0];
  while (at < geometry.length) {
    const head = geometry[at++] ?? 0;
    const command = head & 7;
    if (command !== MOVE_TO && command !== LINE_TO) continue;
    for (let left = head >> 3; left > 0; left--) {
      x += signed(geometry[at++] ?? 0);
      y += signed(geometry[at++] ?? 0);
      if (command === MOVE_TO) parts.push([[x, y]]);
      else parts.at(-1)?.push([x, y]);
    }
  }
  return parts;
}

function readValue(pbf: Pbf): Value {
  const read = (tag: number, found: { value: Value }, p: Pbf) => {
    if (tag === 1) found.value = p.readString();
    else if (tag === 2) found.value = p.readFloat();
    else if (tag === 3) found.value = p.readDouble();
    else if (tag === 4) found.value = p.readVarint(true);
    else if (tag === 5) found.value = p.readVarint();
    else if (tag === 6) found.value = p.readSVarint();
    else if (tag === 7) found.value = p.readBoolean();
  };
  return pbf.readMessage(read, { value: "" as Value }).value;
}

function readFeature(tag: number, feature: RawFeature, pbf: Pbf): void {
  if (tag === 2) pbf.readPackedVarint(feature.tags);
  else if (tag === 3) feature.type = pbf.readVarint();
  else if (tag === 4) pbf.readPackedVarint(feature.geometry);
}

function readLayer(tag: number, layer: RawLayer, pbf: Pbf): void {
  if (tag === 1) layer.name = pbf.readString();
  // Writers put the name first; an unwanted layer's features are then skipped unread.
  else if (layer.name && !layer.wanted.has(layer.name)) return;
  else if (tag === 2) {
    layer.features.push(pbf.readMessage(readFeature, { tags: [], type: 0, geometry: [] }));
  } else if (tag === 3) layer.keys.push(pbf.readString());
  else if (tag === 4) layer.values.push(readValue(pbf));
  else if (tag === 5) layer.extent = pbf.readVarint();
}

function propertiesOf(feature: RawFeature, layer: RawLayer): TileFeature["properties"] {
  const properties: TileFeature["properties"] = {};
  for (let i = 0; i + 1 < feature.tags.length; i += 2) {
    const key = layer.keys[feature.tags[i] ?? -1];
    const value = layer.values[feature.tags[i + 1] ?? -1];
    if (key !== undefined && value !== undefined) properties[key] = value;
  }
  return properties;
}

/**
 * Reads the wanted layers of a vector tile, unpacked (Mapbox Vector Tile specification 2.1).
 * @param wanted names of layers; the others are skipped unread
 */
export function readTile(bytes: Uint8Array, wanted: ReadonlySet<string>): TileLayer[] {
  const layers: RawLayer[] = [];
  new Pbf(bytes).readFields((tag, found: RawLayer[], pbf) => {
    if (tag !== 3) return;
    const layer = { wanted, name: "", extent: 4096, keys: [], values: [], features: [] };
    found.push(pbf.readMessage(readLayer, layer));
  }, layers);
  return layers
    .filter(({ name }) => wanted.has(name))
    .map((layer) => ({
      name: layer.name,
      extent: layer.extent,
      features: layer.features.map((feature) => ({
        type: feature.type,
        properties: propertiesOf(feature, layer),
        parts: partsOf(feature.geometry),
      })),
    }));
}
