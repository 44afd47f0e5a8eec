import type { MapColours } from "./map-colours.ts";
import { cutLine, cutRing, type Frame, type Pixel, pathData, SCALE } from "./picture-frame.ts";
import type { TileFeature, TileLayer } from "./read-tile.ts";

export type StreetTile = { z: number; x: number; y: number; layers: TileLayer[] };

/** Layers of the street map (OpenMapTiles schema) that a picture shows. */
export const pictureLayers: ReadonlySet<string> = new Set([
  "landuse",
  "landcover",
  "water",
  "waterway",
  "building",
  "transportation",
]);

/** A drawing under way: path data by the look it has, in the order looks were first asked for. */
type Strokes = Map<string, string[]>;

const BUILDING_ZOOM = 14.8;
const WOOD = ["wood"];

const landColour = (kind: string, { land, park }: MapColours): string | null => {
  if (/^(school|university|college|kindergarten)$/.test(kind)) return land.school;
  if (/^(commercial|retail)$/.test(kind)) return land.trade;
  if (/^(industrial|railway)$/.test(kind)) return land.works;
  if (kind === "hospital") return land.care;
  return /^(cemetery|playground|pitch|stadium|zoo|theme_park)$/.test(kind) ? park : null;
};

/** Width of a way in CSS pixels: about 1.5 times for each step nearer. */
const wide = (atZoom16: number, zoom: number) => Math.max(0.4, atZoom16 * 1.55 ** (zoom - 16));

type Way = { colour: string; width: number; edge?: string; dash?: string };

function wayOf(kind: string, colours: MapColours, zoom: number): Way | null {
  const { roadEdge: edge } = colours;
  if (kind === "motorway")
    return { colour: colours.motorway, width: wide(8, zoom), edge: colours.motorwayEdge };
  if (kind === "trunk" || kind === "primary")
    return { colour: colours.mainRoad, width: wide(8.5, zoom), edge };
  if (kind === "secondary" || kind === "tertiary")
    return { colour: colours.road, width: wide(8, zoom), edge };
  if (/^(minor|living_street|pedestrian)$/.test(kind))
    return zoom < 12.6 ? null : { colour: colours.street, width: wide(4.6, zoom), edge };
  if (kind === "service")
    return zoom < 14.5 ? null : { colour: colours.street, width: wide(2, zoom) };
  if (/^(rail|light_rail|monorail|tram|narrow_gauge)$/.test(kind))
    return { colour: colours.rail, width: Math.max(0.8, 1.4 + (zoom - 14) * 0.3) };
  if (kind === "subway") return { colour: colours.subway, width: 1.4, dash: "4 6" };
  return null;
}

function add(strokes: Strokes, look: string, data: string): void {
  if (!data) return;
  const known = strokes.get(look);
  if (known) known.push(data);
  else strokes.set(look, [data]);
}

const drawn = (strokes: Strokes) =>
  [...strokes].map(([look, data]) => `<path ${look} d="${data.join("")}"/>`).join("");

type Part = { feature: TileFeature; layer: string; pixels: Pixel[][] };

/** The picture's edges in units of a tile: most of a tile lies outside and is left undrawn. */
function edgesInTile(tile: StreetTile, extent: number, frame: Frame) {
  const [left, top] = frame.pixelInTile(tile, 0, 0);
  const [right] = frame.pixelInTile(tile, 1, 1);
  const unit = (right - left) / extent;
  return {
    unit,
    left,
    top,
    touches: (part: readonly (readonly [number, number])[]) => {
      let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
      for (const [x, y] of part) {
        if (x < west) west = x;
        if (x > east) east = x;
        if (y < north) north = y;
        if (y > south) south = y;
      }
      return (
        east * unit + left >= 0 &&
        west * unit + left <= frame.width &&
        south * unit + top >= 0 &&
        north * unit + top <= frame.height
      );
    },
  };
}

function partsOf(tiles: readonly StreetTile[], frame: Frame): Part[] {
  return tiles.flatMap((tile) =>
    tile.layers.flatMap((layer) => {
      const { unit, left, top, touches } = edgesInTile(tile, layer.extent, frame);
      const onPicture = (part: [number, number][]) =>
        part.map(([x, y]): Pixel => [x * unit + left, y * unit + top]);
      return layer.features.flatMap((feature) => {
        const parts = feature.parts.filter(touches);
        return parts.length ? { feature, layer: layer.name, pixels: parts.map(onPicture) } : [];
      });
    }),
  );
}

function fillOf({ layer, feature }: Part, colours: MapColours, zoom: number): string | null {
  const kind = String(feature.properties.class ?? "");
  if (layer === "landuse") return landColour(kind, colours);
  if (layer === "landcover") {
    if (kind === "sand") return colours.sand;
    return WOOD.includes(kind) ? colours.wood : colours.park;
  }
  if (layer === "water") return colours.water;
  return layer === "building" && zoom >= BUILDING_ZOOM ? colours.building : null;
}

const POLYGON = 3;
const LINE = 2;

function drawAreas(parts: Part[], frame: Frame, colours: MapColours): string {
  return [...pictureLayers]
    .map((layer) => {
      const strokes: Strokes = new Map();
      for (const part of parts.filter(
        (one) => one.layer === layer && one.feature.type === POLYGON,
      )) {
        const fill = fillOf(part, colours, frame.view.zoom);
        if (!fill) continue;
        for (const ring of part.pixels) {
          add(strokes, `fill="${fill}" fill-rule="evenodd"`, pathData(cutRing(ring, frame), true));
        }
      }
      return drawn(strokes);
    })
    .join("");
}

function drawWays(parts: Part[], frame: Frame, colours: MapColours): string {
  const [edges, ways]: Strokes[] = [new Map(), new Map()];
  const { zoom } = frame.view;
  for (const { layer, feature, pixels } of parts) {
    if (feature.type !== LINE || !edges || !ways) continue;
    const kind = String(feature.properties.class ?? "");
    const way =
      layer === "waterway"
        ? { colour: colours.waterLine, width: 1.5 }
        : layer === "transportation" && wayOf(kind, colours, zoom);
    if (!way) continue;
    const data = pixels.flatMap((line) => cutLine(line, frame).map((run) => pathData(run, false)));
    const look = (colour: string, width: number) =>
      `fill="none" stroke="${colour}" stroke-width="${(width * SCALE).toFixed(1)}"${
        "dash" in way && way.dash ? ` stroke-dasharray="${way.dash}"` : ""
      }`;
    if ("edge" in way && way.edge && zoom >= 13)
      add(edges, look(way.edge, way.width + 1.6), data.join(""));
    add(ways, look(way.colour, way.width), data.join(""));
  }
  const byWidth = (a: [string, string[]], b: [string, string[]]) =>
    Number(/width="([\d.]+)/.exec(a[0])?.[1]) - Number(/width="([\d.]+)/.exec(b[0])?.[1]);
  return drawn(edges ?? new Map()) + drawn(new Map([...(ways ?? [])].sort(byWidth)));
}

/** Land, water, buildings and ways of a street map as SVG, for a picture. */
export function drawStreets(
  tiles: readonly StreetTile[],
  frame: Frame,
  colours: MapColours,
): string {
  const parts = partsOf(tiles, frame);
  return drawAreas(parts, frame, colours) + drawWays(parts, frame, colours);
}
