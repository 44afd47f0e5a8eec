import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { MapColours } from "@/server/places/rules/map-colours.ts";
import { type Look, stationLayers, wardLines, wardNames } from "./labels.ts";
import { byZoom, STREETS } from "./shared.ts";
import { streetNames } from "./street-names.ts";

const round = { "line-cap": "round", "line-join": "round" } as const;
const MAIN = ["primary", "trunk"];
const ROADS = ["tertiary", "secondary", ...MAIN];
const STREET = ["minor", "living_street", "pedestrian"];
const RAIL = ["rail", "light_rail", "monorail", "tram", "narrow_gauge"];

const ofClass = (classes: string[]): FilterSpecification => [
  "in",
  ["get", "class"],
  ["literal", classes],
];

const colourByClass = (pairs: [string[], string][], other: string): ExpressionSpecification =>
  ["match", ["get", "class"], ...pairs.flat(), other] as unknown as ExpressionSpecification;

const land = (colours: MapColours): LayerSpecification[] => [
  { id: "ground", type: "background", paint: { "background-color": colours.ground } },
  {
    id: "landuse",
    type: "fill",
    source: STREETS,
    "source-layer": "landuse",
    paint: {
      "fill-color": colourByClass(
        [
          [["residential"], colours.land.home],
          [["commercial", "retail"], colours.land.trade],
          [["industrial", "railway"], colours.land.works],
          [["school", "university", "college", "kindergarten"], colours.land.school],
          [["hospital"], colours.land.care],
          [["cemetery", "playground", "pitch", "stadium", "zoo", "theme_park"], colours.park],
        ],
        colours.land.home,
      ),
    },
  },
  {
    id: "landcover",
    type: "fill",
    source: STREETS,
    "source-layer": "landcover",
    paint: {
      "fill-color": colourByClass(
        [
          [["wood"], colours.wood],
          [["sand"], colours.sand],
        ],
        colours.park,
      ),
    },
  },
  {
    id: "water",
    type: "fill",
    source: STREETS,
    "source-layer": "water",
    paint: { "fill-color": colours.water },
  },
  {
    id: "waterway",
    type: "line",
    source: STREETS,
    "source-layer": "waterway",
    layout: round,
    paint: {
      "line-color": colours.waterLine,
      "line-width": byZoom([
        [10, 0.4],
        [16, 3],
      ]),
    },
  },
  {
    id: "building",
    type: "fill",
    source: STREETS,
    "source-layer": "building",
    minzoom: 14.5,
    paint: {
      "fill-color": colours.building,
      "fill-outline-color": colours.buildingEdge,
      "fill-opacity": byZoom([
        [14.5, 0],
        [15.2, 1],
      ]),
    },
  },
];

type Kind = { classes: string[]; colour: string | ExpressionSpecification; minzoom?: number };

const way = (
  id: string,
  { classes, colour, minzoom }: Kind,
  width: ExpressionSpecification | number,
  dash?: number[],
): LayerSpecification => ({
  id,
  type: "line",
  source: STREETS,
  "source-layer": "transportation",
  ...(minzoom ? { minzoom } : {}),
  filter: ofClass(classes),
  layout: dash ? {} : round,
  paint: {
    "line-color": colour,
    "line-width": width,
    ...(dash ? { "line-dasharray": dash } : {}),
  },
});

const mainOr = (main: number, other: number): ExpressionSpecification => [
  "match",
  ["get", "class"],
  MAIN,
  main,
  other,
];
const serviceOr = (service: number, other: number): ExpressionSpecification => [
  "match",
  ["get", "class"],
  "service",
  service,
  other,
];

const edges = (c: MapColours): LayerSpecification[] => [
  way("path", { classes: ["path", "track"], colour: c.path, minzoom: 15 }, 1, [2, 2]),
  way(
    "street-edge",
    { classes: STREET, colour: c.roadEdge, minzoom: 14.5 },
    byZoom(
      [
        [14.5, 1.4],
        [16, 6],
        [18, 17],
      ],
      1.5,
    ),
  ),
  way(
    "road-edge",
    { classes: ROADS, colour: c.roadEdge, minzoom: 11.5 },
    byZoom(
      [
        [11, 1.2],
        [13, 2.6],
        [16, 10.5],
        [18, 26],
      ],
      1.5,
    ),
  ),
  way(
    "motorway-edge",
    { classes: ["motorway"], colour: c.motorwayEdge },
    byZoom(
      [
        [9, 0.8],
        [12, 2.6],
        [16, 10],
        [18, 24],
      ],
      1.5,
    ),
  ),
];

const fillings = (c: MapColours): LayerSpecification[] => [
  way(
    "street",
    { classes: [...STREET, "service"], colour: c.street, minzoom: 12.6 },
    byZoom(
      [
        [12.6, 0.4],
        [14, 1.4],
        [16, serviceOr(2, 4.6)],
        [18, serviceOr(7, 14.5)],
      ],
      1.5,
    ),
  ),
  way(
    "road",
    { classes: ROADS, colour: colourByClass([[MAIN, c.mainRoad]], c.road) },
    byZoom(
      [
        [9, mainOr(0.6, 0)],
        [11, mainOr(1.1, 0.5)],
        [13, mainOr(2.6, 1.7)],
        [16, 8.5],
        [18, 23],
      ],
      1.5,
    ),
  ),
  way(
    "motorway",
    { classes: ["motorway"], colour: c.motorway },
    byZoom(
      [
        [9, 0.4],
        [12, 1.6],
        [16, 8],
        [18, 21],
      ],
      1.5,
    ),
  ),
  way(
    "rail",
    { classes: RAIL, colour: c.rail },
    byZoom([
      [9, 0.5],
      [14, 1.3],
      [17, 2.6],
    ]),
  ),
  way(
    "rail-tie",
    { classes: ["rail", "tram"], colour: c.ground, minzoom: 13.5 },
    byZoom([
      [13.5, 0.6],
      [17, 1.5],
    ]),
    [4, 4],
  ),
  way(
    "subway",
    { classes: ["subway"], colour: c.subway, minzoom: 12 },
    byZoom([
      [12, 0.8],
      [16, 2],
    ]),
    [1, 2],
  ),
];

/** Streets and buildings from an OpenMapTiles archive; wards and stations from the city pack. */
export const streetLayers = ({ colours, locale, chosen }: Look): LayerSpecification[] => [
  ...land(colours),
  ...edges(colours),
  ...fillings(colours),
  ...wardLines({ colours, dashed: true, chosen }),
  ...streetNames(colours),
  ...stationLayers({ colours, locale }),
  wardNames({ colours, locale }),
];
