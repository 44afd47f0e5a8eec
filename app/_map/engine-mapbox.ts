import "mapbox-gl/dist/mapbox-gl.css";
import { Layer, Map as MapComponent, Source, useMap } from "react-map-gl/mapbox";
import type { MapEngine } from "./engine.ts";

/**
 * The same screens on Mapbox GL. Its mark and its sources stay in view, as its terms ask.
 * The two editions of react-map-gl take the same properties; only their types have two origins.
 */
export const mapboxEngine = (token: string): MapEngine =>
  ({
    name: "mapbox",
    Map: MapComponent,
    Source,
    Layer,
    useMap,
    options: { mapboxAccessToken: token, localFontFamily: "sans-serif" },
  }) as unknown as MapEngine;
