/** Degrees, WGS 84. */
export interface LngLat {
  lng: number;
  lat: number;
}

/** GeoJSON coordinates, as they are handed to a map: [lng, lat], rings closed. */
export type Position = readonly [lng: number, lat: number];
export type LineCoordinates = readonly Position[];
export type PolygonCoordinates = readonly LineCoordinates[];
export type MultiPolygonCoordinates = readonly PolygonCoordinates[];

/** Words in the pack's three languages; easy Japanese carries ruby as `{漢字|かんじ}`. */
export interface CityText {
  ja: string;
  en: string;
  "ja-x-easy": string;
}

/** `kana` and `en` are there only where a source gives them: a wrong reading is worse than none. */
export interface PlaceName {
  ja: string;
  kana?: string;
  en?: string;
}

export interface Ward {
  /** JIS X 0402 without check digit, such as 27127. */
  code: string;
  /** `en` is "Kita Ward", `roman` is "Kita-ku". */
  name: { ja: string; kana: string; en: string; roman: string };
  /** One point for each big piece of the ward, the biggest first. */
  label: readonly LngLat[];
  /** Codes of wards that share a border. */
  neighbours: readonly string[];
  /** One of five quiet tones; neighbours differ. */
  tint: 0 | 1 | 2 | 3 | 4;
}

/** Simplified to 6 metres; two neighbours have the very same points along their border. */
export interface WardOutline {
  code: string;
  coordinates: MultiPolygonCoordinates;
}

export interface Town {
  /** Code of the ward. */
  ward: string;
  /** 梅田一丁目. */
  name: string;
  /** 梅田. */
  base: string;
  /** The number before 丁目; null for a town that has none. */
  chome: number | null;
  point: LngLat;
}

export interface Station {
  name: PlaceName;
  /** Other spellings in use nearby, such as なんば for 難波. */
  alias?: readonly string[];
  point: LngLat;
  /** Indexes into the pack's railways. */
  lines: readonly number[];
}

export interface Railway {
  name: PlaceName;
  operator: string;
  /** The last station is followed by the first. */
  loop?: true;
  /** Indexes into the pack's stations, in order along the line, near the city only. */
  stations: readonly number[];
}

export interface Road {
  name: PlaceName;
  kind: "street" | "national" | "expressway";
  lines: readonly LineCoordinates[];
}

export interface River {
  name: PlaceName;
  /** Centre lines; a river is cut where its width changes much. */
  reaches: readonly { widthMetres: number; line: LineCoordinates }[];
}

export interface Park {
  name: PlaceName;
  point: LngLat;
  /** Closed rings without holes. */
  outlines: readonly LineCoordinates[];
}

/** A city next door. The outline is coarse (about 100 metres) and cut at the pack's box. */
export interface NeighbourCity {
  name: { ja: string; en: string };
  prefecture: { ja: string; en: string };
  point: LngLat;
  outline: MultiPolygonCoordinates;
}

/** A line to print; `for` says what it covers. */
export interface Attribution {
  for: readonly string[];
  ja: string;
  en: string;
  licence: string;
  url: string | null;
}

export interface CityFacts {
  code: string;
  /** The code with its check digit, as open data wants it. */
  lgCode: string;
  name: CityText & { kana: string };
  prefecture: { code: string; ja: string; en: string };
  bounds: { west: number; south: number; east: number; north: number };
  centre: LngLat;
  startZoom: number;
  timeZone: string;
  languages: readonly ("ja" | "en" | "ja-x-easy")[];
  /** Words that differ from city to city. */
  words: Record<"answerDate" | "workDate" | "response" | "near" | "demo", CityText>;
  /** The city's general number; null until an operator fills it in. */
  phone: string | null;
  emergency: { police: string; fireAndAmbulance: string };
  licence: { code: string; url: string; name: CityText; sentence: CityText };
  attribution: readonly Attribution[];
  /** Raster tiles that are fetched only after the reader agreed. */
  nationalMap: {
    name: CityText;
    ask: CityText;
    tiles: string;
    minZoom: number;
    maxZoom: number;
    attribution: { ja: string; en: string; url: string };
  };
}
