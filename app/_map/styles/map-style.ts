import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { type MapTheme, mapColours } from "@/server/places/rules/map-colours.ts";
import type { Look } from "./labels.ts";
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

/** Under the national map lies the simple one, for where (or when) its tiles do not come. */
function nationalLayers(look: Look, theme: MapTheme): LayerSpecification[] {
  const plain = plainLayers(look);
  const lines = plain.filter(({ id }) => id.startsWith("ward-") && id !== "ward-fill");
  const ground = plain.filter((layer) => layer.type !== "symbol" && !lines.includes(layer));
  const raster: LayerSpecification = {
    id: "national-map",
    type: "raster",
    source: NATIONAL,
    paint:
      theme === "dark"
        ? { "raster-brightness-max": 0.5, "raster-saturation": -0.5, "raster-contrast": 0.1 }
        : { "raster-saturation": -0.15 },
  };
  return [...ground, raster, ...lines.filter(({ type }) => type === "line")];
}

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
  { theme, locale, ward }: { theme: MapTheme; locale: string; ward?: string | undefined },
): StyleSpecification {
  const look = { colours: mapColours[theme], locale, chosen: ward };
  const layers = {
    streets: () => streetLayers(look),
    plain: () => plainLayers(look),
    national: () => nationalLayers(look, theme),
  };
  return {
    version: 8,
    name: `machikado-${base}-${theme}`,
    sources: {
      ...baseSource(base, addresses),
      [CITY]: { type: "geojson", data: addresses.city },
    },
    layers: layers[base](),
  };
}
