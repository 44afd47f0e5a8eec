import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { MapColours } from "@/server/places/rules/map-colours.ts";
import { type Look, stationLayers, townLayer, wardLines, wardNames } from "./labels.ts";
import { bold, byZoom, CITY, nameIn, ofKind, regular, widthInMetres } from "./shared.ts";

const round = { "line-cap": "round", "line-join": "round" } as const;

const land = (colours: MapColours): LayerSpecification[] => [
  { id: "ground", type: "background", paint: { "background-color": colours.beyond } },
  {
    id: "city-glow",
    type: "line",
    source: CITY,
    filter: ofKind("ward"),
    layout: { "line-join": "round" },
    paint: {
      "line-color": colours.wardGlow,
      "line-width": byZoom([
        [9, 8],
        [13, 26],
        [16, 40],
      ]),
      "line-blur": byZoom([
        [9, 6],
        [13, 20],
      ]),
      "line-opacity": 0.8,
    },
  },
  {
    id: "ward-fill",
    type: "fill",
    source: CITY,
    filter: ofKind("ward"),
    paint: {
      "fill-color": [
        "match",
        ["get", "tint"],
        ...colours.wards.flatMap((colour, tint) => [tint, colour]),
        colours.ground,
      ] as unknown as ExpressionSpecification,
    },
  },
  {
    id: "sea",
    type: "fill",
    source: CITY,
    filter: ofKind("sea"),
    paint: { "fill-color": colours.water },
  },
  {
    id: "park",
    type: "fill",
    source: CITY,
    filter: ofKind("park"),
    paint: { "fill-color": colours.park },
  },
  {
    id: "river",
    type: "line",
    source: CITY,
    filter: ofKind("river"),
    layout: round,
    paint: { "line-color": colours.water, "line-width": widthInMetres(0.8) },
  },
];

const road = (kind: string, colour: string, edge: string, width: number): LayerSpecification[] =>
  [true, false].map((isEdge) => ({
    id: `${kind}${isEdge ? "-edge" : ""}`,
    type: "line",
    source: CITY,
    filter: ["all", ofKind("road"), ["==", ["get", "kind"], kind]],
    layout: round,
    paint: {
      "line-color": isEdge ? edge : colour,
      "line-width": byZoom(
        [
          [9, width * 0.4 + (isEdge ? 0.6 : 0)],
          [12, width + (isEdge ? 1 : 0)],
          [16, width * 4.5 + (isEdge ? 2 : 0)],
          [18, width * 10 + (isEdge ? 3 : 0)],
        ],
        1.5,
      ),
    },
  }));

const ways = (colours: MapColours): LayerSpecification[] => [
  ...road("street", colours.road, colours.roadEdge, 1.9),
  ...road("national", colours.mainRoad, colours.roadEdge, 1.9),
  ...road("expressway", colours.motorway, colours.motorwayEdge, 1.7),
  {
    id: "rail",
    type: "line",
    source: CITY,
    filter: ofKind("rail"),
    layout: { "line-join": "round" },
    paint: {
      "line-color": colours.rail,
      "line-width": byZoom([
        [9, 0.7],
        [14, 1.6],
        [17, 3],
      ]),
    },
  },
  {
    id: "rail-tie",
    type: "line",
    source: CITY,
    minzoom: 13.5,
    filter: ofKind("rail"),
    paint: {
      "line-color": colours.ground,
      "line-width": byZoom([
        [13.5, 0.8],
        [17, 1.8],
      ]),
      "line-dasharray": [4, 4],
    },
  },
];

const along = (kind: string, minzoom: number, colour: string, halo: string, locale: string) =>
  ({
    id: `${kind}-name`,
    type: "symbol",
    source: CITY,
    minzoom,
    filter: ofKind(kind),
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 380,
      "text-field": nameIn(locale),
      "text-size": 12,
      "text-font": regular,
      "text-letter-spacing": kind === "river" ? 0.15 : 0,
    },
    paint: { "text-color": colour, "text-halo-color": halo, "text-halo-width": 1.4 },
  }) satisfies LayerSpecification;

/** The city drawn from the city pack alone: coast, rivers, parks, main roads, railways, names. */
export const plainLayers = ({ colours, locale, chosen }: Look): LayerSpecification[] => [
  ...land(colours),
  ...ways(colours),
  ...wardLines({ colours, dashed: false, chosen }),
  along("river", 12.5, colours.words.river, colours.riverHalo, locale),
  along("road", 13, colours.words.road, colours.halo, locale),
  townLayer(colours),
  {
    id: "park-name",
    type: "symbol",
    source: CITY,
    minzoom: 12.8,
    filter: ofKind("park-name"),
    layout: {
      "text-field": nameIn(locale),
      "text-size": 12,
      "text-font": bold,
      "text-padding": 8,
    },
    paint: {
      "text-color": colours.words.park,
      "text-halo-color": colours.park,
      "text-halo-width": 1.6,
    },
  },
  ...stationLayers({ colours, locale }),
  wardNames({ colours, locale }),
];
