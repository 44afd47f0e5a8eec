import type { MapColours } from "./map-colours.ts";
import type { MapFeature } from "./map-features.ts";
import type { Frame, Pixel } from "./picture-frame.ts";

type Label = {
  at: Pixel;
  text: string;
  size: number;
  colour: string;
  bold?: boolean;
  /** Draws a station's ring; the words then stand below it. */
  dot?: boolean;
  spacing?: number;
  /** Smaller is placed first. */
  rank: number;
};

type Box = { left: number; top: number; right: number; bottom: number };

/** Han and kana are as wide as high; other letters a little over half. */
const lettersWide = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 1 : 0.56), 0);

const isFree = (box: Box, taken: readonly Box[]) =>
  taken.every(
    (other) =>
      box.right < other.left ||
      box.left > other.right ||
      box.bottom < other.top ||
      box.top > other.bottom,
  );

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function wanted(
  { properties, geometry }: MapFeature,
  frame: Frame,
  colours: MapColours,
  locale: string,
): Label | null {
  if (geometry.type !== "Point") return null;
  const { zoom } = frame.view;
  const [lng, lat] = geometry.coordinates;
  const at = frame.pixelOf(lng, lat);
  const name = String((locale === "en" && properties.en) || properties.ja || "");
  const words = colours.words;
  if (properties.k === "ward-name" && zoom < 14.5) {
    const size = zoom < 11 ? 24 : zoom < 13 ? 30 : 34;
    return {
      at,
      text: name,
      size,
      colour: words.ward,
      bold: true,
      spacing: 3,
      rank: Number(properties.rank),
    };
  }
  const lines = Number(properties.n ?? 0);
  if (properties.k === "station" && (zoom >= 13 || (zoom >= 12 && lines >= 3))) {
    return { at, text: name, size: 26, colour: words.station, dot: true, rank: 20 - lines };
  }
  if (properties.k === "park-name" && zoom >= 13) {
    return { at, text: name, size: 24, colour: words.park, rank: 25 };
  }
  if (properties.k === "town" && zoom >= 13.2) {
    const text = zoom >= 14.2 ? name : String(properties.base);
    return { at, text, size: 26, colour: words.town, spacing: 1, rank: 30 };
  }
  return null;
}

function boxOf({ at, text, size, dot, spacing = 0 }: Label): Box {
  const half = (lettersWide(text) * size + [...text].length * spacing) / 2 + 6;
  const top = dot ? at[1] - 10 : at[1] - size * 0.7;
  return { left: at[0] - half, right: at[0] + half, top, bottom: top + size * (dot ? 1.9 : 1.4) };
}

function drawn({ at, text, size, colour, bold, dot, spacing }: Label, colours: MapColours): string {
  const x = Math.round(at[0]);
  const y = Math.round(at[1] + (dot ? size * 1.35 : size * 0.35));
  const ring = dot
    ? `<circle cx="${x}" cy="${Math.round(at[1])}" r="7" fill="${colours.stationFill}" stroke="${colours.stationEdge}" stroke-width="4"/>`
    : "";
  const weight = bold ? ' font-weight="700"' : "";
  const gap = spacing ? ` letter-spacing="${spacing}"` : "";
  return `${ring}<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${weight}${gap}>${escaped(text)}</text>`;
}

/** Names of wards, stations, parks and towns, each where it hides no other; important ones first. */
export function drawLabels(
  features: readonly MapFeature[],
  frame: Frame,
  colours: MapColours,
  locale: string,
): string {
  const taken: Box[] = [];
  const inside = ({ at }: Label) =>
    at[0] > 0 && at[0] < frame.width && at[1] > 0 && at[1] < frame.height;
  const placed = features
    .flatMap((feature) => wanted(feature, frame, colours, locale) ?? [])
    .filter(inside)
    .sort((a, b) => a.rank - b.rank)
    .filter((label) => {
      const box = boxOf(label);
      if (!isFree(box, taken)) return false;
      taken.push(box);
      return true;
    });
  return placed.map((label) => drawn(label, colours)).join("");
}
