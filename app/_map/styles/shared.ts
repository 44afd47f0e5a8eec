import type { ExpressionSpecification } from "maplibre-gl";

/** Name of the source that holds the city pack's features. */
export const CITY = "city";
/** Name of the source that holds the operator's street map. */
export const STREETS = "streets";

/**
 * The reader's own Japanese fonts: the map draws its letters itself and fetches none. The first
 * name exists nowhere; MapLibre reads the weight from it.
 */
const families = [
  "Hiragino Sans",
  "Hiragino Kaku Gothic ProN",
  "Noto Sans JP",
  "BIZ UDPGothic",
  "Yu Gothic",
  "Noto Sans CJK JP",
  "Meiryo",
];
export const regular = ["Machikado Regular", ...families];
export const bold = ["Machikado Bold", ...families];

/** Features of one kind of the city pack. */
export const ofKind = (kind: string): ExpressionSpecification => ["==", ["get", "k"], kind];

/** A thing's name in the reader's language, else in Japanese: no source gives all in English. */
export const nameIn = (locale: string): ExpressionSpecification =>
  locale === "en" ? ["coalesce", ["get", "en"], ["get", "ja"]] : ["get", "ja"];

type Stops = [zoom: number, value: number | ExpressionSpecification][];

/** A value that grows with the zoom, in even steps or (base 1.5, 2) faster and faster. */
export const byZoom = (stops: Stops, base = 1): ExpressionSpecification =>
  [
    "interpolate",
    base === 1 ? ["linear"] : ["exponential", base],
    ["zoom"],
    ...stops.flat(),
  ] as unknown as ExpressionSpecification;

/** Metres in a pixel at zoom 0 at this city's latitude, 34.7 degrees (512 pixel tiles). */
const METRES_PER_PIXEL_AT_0 = 64_354;

/** Width in pixels of something `w` metres wide, never thinner than `least`. */
export function widthInMetres(least: number): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => [
    "max",
    least,
    ["*", ["get", "w"], 2 ** zoom / METRES_PER_PIXEL_AT_0],
  ];
  return byZoom(
    [8, 10, 12, 14, 16, 20].map((zoom) => [zoom, at(zoom)]),
    2,
  );
}
