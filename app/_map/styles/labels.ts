import type { LayerSpecification } from "maplibre-gl";
import type { MapColours } from "@/server/places/rules/map-colours.ts";
import { bold, byZoom, CITY, nameIn, ofKind, regular } from "./shared.ts";

/** What the names and lines of a map depend on besides its ground. */
export type Look = { colours: MapColours; locale: string; chosen: string | undefined };
type Names = Pick<Look, "colours" | "locale">;

type Lines = { colours: MapColours; dashed: boolean; chosen: string | undefined };

/**
 * Lines between wards, with a pale glow so that they are found on any ground; the chosen ward's
 * edge is drawn stronger.
 */
export const wardLines = ({ colours, dashed, chosen }: Lines): LayerSpecification[] => [
  {
    id: "ward-halo",
    type: "line",
    source: CITY,
    filter: ofKind("ward"),
    layout: { "line-join": "round" },
    paint: {
      "line-color": colours.wardGlow,
      "line-width": byZoom([
        [9, 3],
        [13, 8],
        [16, 14],
      ]),
      "line-opacity": 0.5,
      "line-blur": 2,
    },
  },
  {
    id: "ward-line",
    type: "line",
    source: CITY,
    filter: ofKind("ward"),
    layout: { "line-join": "round" },
    paint: {
      "line-color": colours.wardLine,
      "line-width": byZoom([
        [9, 0.8],
        [13, 1.4],
        [16, 2],
      ]),
      ...(dashed ? { "line-dasharray": [5, 2.5] } : {}),
    },
  },
  {
    id: "ward-chosen",
    type: "line",
    source: CITY,
    filter: ["all", ofKind("ward"), ["==", ["get", "slug"], chosen ?? ""]],
    layout: { "line-join": "round" },
    paint: { "line-color": colours.words.ward, "line-width": 2.5 },
  },
];

/** Stations by how many lines stop there, from the city pack. */
export const stationLayers = ({ colours, locale }: Names): LayerSpecification[] => [
  {
    id: "station-dot",
    type: "circle",
    source: CITY,
    minzoom: 11.6,
    filter: ["all", ofKind("station"), ["step", ["zoom"], [">=", ["get", "n"], 2], 13, true]],
    paint: {
      "circle-radius": byZoom([
        [11.6, 2.2],
        [15, 4.2],
      ]),
      "circle-color": colours.stationFill,
      "circle-stroke-color": colours.stationEdge,
      "circle-stroke-width": byZoom([
        [11.6, 1.2],
        [15, 2],
      ]),
    },
  },
  {
    id: "station-name",
    type: "symbol",
    source: CITY,
    minzoom: 12.2,
    filter: ["all", ofKind("station"), ["step", ["zoom"], [">=", ["get", "n"], 3], 13, true]],
    layout: {
      "text-field": nameIn(locale),
      "text-size": byZoom([
        [12, 12],
        [16, 14],
      ]),
      "text-font": regular,
      "text-variable-anchor": ["top", "bottom", "left", "right"],
      "text-radial-offset": 0.7,
      "text-padding": 8,
      "symbol-sort-key": ["-", 0, ["get", "n"]],
    },
    paint: {
      "text-color": colours.words.station,
      "text-halo-color": colours.halo,
      "text-halo-width": 1.6,
    },
  },
];

/** Town names from the city pack: without the number first, with it when near. */
export const townLayer = (colours: MapColours): LayerSpecification => ({
  id: "town-name",
  type: "symbol",
  source: CITY,
  minzoom: 13.2,
  filter: ofKind("town"),
  layout: {
    "text-field": ["step", ["zoom"], ["get", "base"], 14.2, ["get", "ja"]],
    "text-size": byZoom([
      [13, 12],
      [17, 15],
    ]),
    "text-font": regular,
    "text-padding": ["step", ["zoom"], 24, 14.2, 8],
    "text-letter-spacing": 0.06,
  },
  paint: {
    "text-color": colours.words.town,
    "text-halo-color": colours.halo,
    "text-halo-width": 1.4,
  },
});

/** Ward names at the pack's label points; a second piece of a ward is named when there is room. */
export const wardNames = ({ colours, locale }: Names): LayerSpecification => ({
  id: "ward-name",
  type: "symbol",
  source: CITY,
  maxzoom: 14.5,
  filter: ["all", ofKind("ward-name"), ["<=", ["get", "rank"], ["step", ["zoom"], 0, 11.2, 9]]],
  layout: {
    "text-field": nameIn(locale),
    "text-size": byZoom([
      [9.5, 12],
      [12, 15],
      [14, 18],
    ]),
    "text-font": bold,
    "text-letter-spacing": locale === "en" ? 0.04 : 0.14,
    "text-padding": 4,
    // A mark may lie on the very point: the name then stands beside it.
    "text-variable-anchor": ["center", "top", "bottom", "left", "right"],
    "text-radial-offset": 1.9,
    "symbol-sort-key": ["get", "rank"],
  },
  paint: {
    "text-color": colours.words.ward,
    "text-halo-color": colours.halo,
    "text-halo-width": 2,
  },
});
