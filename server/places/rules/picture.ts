import { type MapColours, type MapTheme, mapColours } from "./map-colours.ts";
import type { MapFeature, MapKind } from "./map-features.ts";
import {
  cutLine,
  cutRing,
  type Frame,
  frameOf,
  type PictureView,
  pathData,
  SCALE,
} from "./picture-frame.ts";
import { drawLabels } from "./picture-labels.ts";
import { drawStreets, type StreetTile } from "./picture-streets.ts";

const FONTS =
  "'Hiragino Sans','Hiragino Kaku Gothic ProN','Noto Sans JP','BIZ UDPGothic','Yu Gothic','Noto Sans CJK JP',Meiryo,sans-serif";

function polygonPath({ geometry }: MapFeature, frame: Frame): string {
  if (geometry.type !== "MultiPolygon") return "";
  return geometry.coordinates
    .flatMap((polygon) =>
      polygon.map((ring) =>
        pathData(
          cutRing(
            ring.map(([lng, lat]) => frame.pixelOf(lng, lat)),
            frame,
          ),
          true,
        ),
      ),
    )
    .join("");
}

function linePath({ geometry }: MapFeature, frame: Frame): string {
  const lines =
    geometry.type === "LineString"
      ? [geometry.coordinates]
      : geometry.type === "MultiLineString"
        ? geometry.coordinates
        : [];
  return lines
    .flatMap((line) =>
      cutLine(
        line.map(([lng, lat]) => frame.pixelOf(lng, lat)),
        frame,
      ).map((run) => pathData(run, false)),
    )
    .join("");
}

const path = (look: string, data: string) => (data ? `<path ${look} d="${data}"/>` : "");
const stroke = (colour: string, width: number) =>
  `fill="none" stroke="${colour}" stroke-width="${(width * SCALE).toFixed(1)}"`;

/** What the city pack alone can draw: coast, rivers, parks, roads and railways. */
function drawPlain(features: readonly MapFeature[], frame: Frame, colours: MapColours): string {
  const { zoom } = frame.view;
  const ofKind = (kind: MapKind) => features.filter(({ properties }) => properties.k === kind);
  const growing = (atZoom12: number) => Math.max(0.7, atZoom12 * 1.45 ** (zoom - 12));
  const joined = (kind: MapKind, only = (_: MapFeature) => true) =>
    ofKind(kind)
      .filter(only)
      .map((one) => linePath(one, frame))
      .join("");
  const roads = (kind: string) => joined("road", ({ properties }) => properties.kind === kind);
  return [
    ...ofKind("ward").map((one) =>
      path(
        `fill="${colours.wards[Number(one.properties.tint)] ?? colours.ground}" fill-rule="evenodd"`,
        polygonPath(one, frame),
      ),
    ),
    ...ofKind("sea").map((one) =>
      path(`fill="${colours.water}" fill-rule="evenodd"`, polygonPath(one, frame)),
    ),
    path(
      `fill="${colours.park}"`,
      ofKind("park")
        .map((one) => polygonPath(one, frame))
        .join(""),
    ),
    ...ofKind("river").map((one) =>
      path(
        stroke(
          colours.water,
          Math.max(0.8, Number(one.properties.w) / frame.metresPerPixel / SCALE),
        ),
        linePath(one, frame),
      ),
    ),
    path(stroke(colours.roadEdge, growing(1.9) + 1), roads("street") + roads("national")),
    path(stroke(colours.road, growing(1.9)), roads("street")),
    path(stroke(colours.mainRoad, growing(1.9)), roads("national")),
    path(stroke(colours.motorwayEdge, growing(1.7) + 1), roads("expressway")),
    path(stroke(colours.motorway, growing(1.7)), roads("expressway")),
    path(stroke(colours.rail, Math.max(0.7, 1 + (zoom - 12) * 0.25)), joined("rail")),
  ].join("");
}

/**
 * Draws the map around a place as an SVG picture that needs no script: streets where there is a
 * street map, else what the city pack knows.
 */
export function drawPicture(
  view: PictureView,
  source: { features: readonly MapFeature[]; streets: readonly StreetTile[] | null },
  look: { theme: MapTheme; locale: string },
): string {
  const frame = frameOf(view);
  const colours = mapColours[look.theme];
  const wards = source.features.filter(({ properties }) => properties.k === "ward");
  const outlines = wards.map((one) => polygonPath(one, frame)).join("");
  const dash = source.streets ? ' stroke-dasharray="12 6"' : "";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${view.width}" height="${view.height}" viewBox="0 0 ${frame.width} ${frame.height}">`,
    `<rect width="100%" height="100%" fill="${source.streets ? colours.ground : colours.beyond}"/>`,
    '<g stroke-linejoin="round" stroke-linecap="round">',
    source.streets
      ? drawStreets(source.streets, frame, colours)
      : drawPlain(source.features, frame, colours),
    path(`${stroke(colours.wardLine, view.zoom < 12 ? 0.9 : 1.5)}${dash}`, outlines),
    "</g>",
    `<g font-family="${FONTS}" text-anchor="middle" paint-order="stroke" stroke="${colours.halo}" stroke-width="6" stroke-linejoin="round">`,
    // Rings of stations take their own stroke; the words take the group's, under their fill.
    drawLabels(source.features, frame, colours, look.locale),
    "</g></svg>",
  ].join("");
}
