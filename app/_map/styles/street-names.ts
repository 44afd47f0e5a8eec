import type { FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { MapColours } from "@/server/places/rules/map-colours.ts";
import { byZoom, regular, STREETS } from "./shared.ts";

const ofClass = (classes: string[]): FilterSpecification => [
  "in",
  ["get", "class"],
  ["literal", classes],
];

/** Names of rivers, roads and towns, as the street map has them. */
export const streetNames = (c: MapColours): LayerSpecification[] => [
  {
    id: "river-name",
    type: "symbol",
    source: STREETS,
    "source-layer": "waterway",
    minzoom: 12.5,
    filter: ["has", "name"],
    layout: {
      "symbol-placement": "line",
      "text-field": ["get", "name"],
      "text-size": 12,
      "text-font": regular,
      "text-letter-spacing": 0.15,
    },
    paint: { "text-color": c.words.river, "text-halo-color": c.riverHalo, "text-halo-width": 1.2 },
  },
  {
    id: "road-name",
    type: "symbol",
    source: STREETS,
    "source-layer": "transportation_name",
    minzoom: 15,
    filter: ofClass(["trunk", "primary", "secondary", "tertiary"]),
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 420,
      "text-field": ["get", "name"],
      "text-size": 12,
      "text-font": regular,
    },
    paint: { "text-color": c.words.road, "text-halo-color": c.halo, "text-halo-width": 1.4 },
  },
  {
    id: "town-name",
    type: "symbol",
    source: STREETS,
    "source-layer": "place",
    minzoom: 14,
    filter: ofClass(["neighbourhood", "quarter"]),
    layout: {
      "text-field": ["get", "name"],
      "text-size": byZoom([
        [14, 12],
        [17, 14],
      ]),
      "text-font": regular,
      "text-padding": 14,
      "text-letter-spacing": 0.06,
    },
    paint: { "text-color": c.words.town, "text-halo-color": c.halo, "text-halo-width": 1.4 },
  },
];
