import type { Layer, Map as MapComponent, Source, useMap } from "react-map-gl/maplibre";

/** The parts of react-map-gl that maps are made of, from MapLibre's or Mapbox's edition. */
export type MapEngine = {
  name: "maplibre" | "mapbox";
  Map: typeof MapComponent;
  Source: typeof Source;
  Layer: typeof Layer;
  useMap: typeof useMap;
  /** What this edition's map needs besides. */
  options: Record<string, unknown>;
};

const kept = new Map<string, Promise<MapEngine>>();

/** Fetches the map library once: MapLibre, or Mapbox GL for an operator with a token. */
export function loadEngine(mapboxToken: string | null): Promise<MapEngine> {
  const name = mapboxToken ? "mapbox" : "maplibre";
  const known = kept.get(name);
  if (known) return known;
  const loading = mapboxToken
    ? import("./engine-mapbox.ts").then(({ mapboxEngine }) => mapboxEngine(mapboxToken))
    : import("./engine-maplibre.ts").then(({ maplibreEngine }) => maplibreEngine);
  kept.set(name, loading);
  // A failed loading (no network) is forgotten, so that trying again can succeed.
  loading.catch(() => kept.delete(name));
  return loading;
}
