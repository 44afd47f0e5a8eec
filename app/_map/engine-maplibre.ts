import "maplibre-gl/dist/maplibre-gl.css";
import * as maplibre from "maplibre-gl";
import { Protocol } from "pmtiles";
import { Layer, Map as MapComponent, Source, useMap } from "react-map-gl/maplibre";
import type { MapEngine } from "./engine.ts";

// The build copies the worker there; bundled, it would not be found.
maplibre.setWorkerUrl("/maplibre/maplibre-gl-worker.mjs");
maplibre.addProtocol("pmtiles", new Protocol().tile);

export const maplibreEngine: MapEngine = {
  name: "maplibre",
  Map: MapComponent,
  Source,
  Layer,
  useMap,
  options: { mapLib: maplibre, attributionControl: false, maplibreLogo: false },
};
