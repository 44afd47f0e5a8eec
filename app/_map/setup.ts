import type { MapAddresses } from "./styles/map-style.ts";

export type LngLat = { lng: number; lat: number };
/** Degrees. */
export type Bounds = { west: number; south: number; east: number; north: number };

/** A line that says where the map comes from. */
export type Credit = { text: string; url: string | null };

/** The map's words in the reader's language: it carries no dictionary of its own. */
export type MapWords = {
  region: string;
  canvas: string;
  zoomIn: string;
  zoomOut: string;
  locate: string;
  located: string;
  notLocated: string;
  locationRefused: string;
  outsideCity: string;
  plain: string;
  showNational: string;
  hideNational: string;
  failed: string;
  retry: string;
  creditMore: string;
  gestureWindows: string;
  gestureMac: string;
  gestureTouch: string;
};

/** What the server tells a map: addresses, words, sources. Plain data, made by `mapSetup`. */
export type MapSetup = {
  /** Set where the operator uses Mapbox; its library is then loaded, and for nobody else. */
  mapboxToken: string | null;
  addresses: MapAddresses;
  /** The city's edges. */
  bounds: Bounds;
  locale: string;
  /** Changes with what maps are drawn from; part of the addresses of pictures. */
  stamp: string;
  credits: { streets: MapCredit; plain: MapCredit; national: Credit };
  words: MapWords;
};

/** One short line that is always in view, and the whole list behind it. */
export type MapCredit = { short: string; all: Credit[] };

/** Where a map begins: an area that should be seen whole, or a place. */
export type MapStart = { bounds: Bounds } | (LngLat & { zoom: number });

/** Pixels at the edges of the map that other things cover. */
export type Padding = { top: number; right: number; bottom: number; left: number };
