import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { type MapTheme, mapColours } from "@/server/places/rules/map-colours.ts";
import { wardLines } from "./labels.ts";
import { plainLayers } from "./plain.ts";
import { CITY, STREETS } from "./shared.ts";
import { streetLayers } from "./streets.ts";

/** What lies under the reports: the operator's streets, the city pack, or the national map. */
export type MapBase = "streets" | "plain" | "national";

/** Addresses that maps fetch from; all but the national one are this site's own. */
export type MapAddresses = {
  /** GeoJSON of the city pack. */
  city: string;
  /** PMTiles archive; null where the operator has none. */
  streets: string | null;
  /** Raster tiles elsewhere, fetched only after the reader agreed. */
  national: { tiles: string; minZoom: number; maxZoom: number };
};

const NATIONAL = "national";

const nationalLayers = (theme: MapTheme): LayerSpecification[] => [
  {
    id: "ground",
    type: "background",
    paint: { "background-color": mapColours[theme].ground },
  },
  {
    id: "national",
    type: "raster",
    source: NATIONAL,
    paint:
      theme === "dark"
        ? { "raster-brightness-max": 0.5, "raster-saturation": -0.5, "raster-contrast": 0.1 }
        : { "raster-saturation": -0.15 },
  },
  ...wardLines(mapColours[theme], true),
];

const baseSource = (base: MapBase, at: MapAddresses): Record<string, SourceSpecification> => {
  if (base === "streets" && at.streets)
    return { [STREETS]: { type: "vector", url: `pmtiles://${at.streets}` } };
  if (base !== "national") return {};
  const { tiles, minZoom, maxZoom } = at.national;
  return {
    [NATIONAL]: {
      type: "raster",
      tiles: [tiles],
      tileSize: 256,
      minzoom: minZoom,
      maxzoom: maxZoom,
    },
  };
};

/** The map's whole look. It names no glyph server: letters are drawn from the reader's fonts. */
export function mapStyle(
  base: MapBase,
  addresses: MapAddresses,
  look: { theme: MapTheme; locale: string },
): StyleSpecification {
  const colours = mapColours[look.theme];
  const layers = {
    streets: () => streetLayers(colours, look.locale),
    plain: () => plainLayers(colours, look.locale),
    national: () => nationalLayers(look.theme),
  };
  return {
    version: 8,
    name: `machikado-${base}-${look.theme}`,
    sources: {
      ...baseSource(base, addresses),
      [CITY]: { type: "geojson", data: addresses.city },
    },
    layers: layers[base](),
  };
}
