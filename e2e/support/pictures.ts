import { readFileSync } from "node:fs";
import path from "node:path";
import exifr from "exifr";
import sharp from "sharp";
import { hasSharedData, type Place, SHARED } from "./wards.ts";

/** A picture as a phone hands it over. */
export type Picture = { name: string; bytes: Buffer };

const degrees = (value: number) => {
  const whole = Math.floor(value);
  const minutes = Math.floor((value - whole) * 60);
  const seconds = Math.round(((value - whole) * 60 - minutes) * 60 * 1_000);
  return `${whole}/1 ${minutes}/1 ${seconds}/1000`;
};

const exifMoment = (at: Date) => {
  const japan = new Date(at.getTime() + 9 * 3_600_000).toISOString();
  return japan.slice(0, 19).replaceAll("-", ":").replace("T", " ");
};

/** Four fields of different colours: which way is up can be told from it. */
const FIELDS = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
  <rect width="1600" height="1200" fill="#4a90d9"/><rect y="700" width="1600" height="500" fill="#6b6b63"/>
  <rect width="500" height="300" fill="#f4d03f"/><circle cx="1200" cy="900" r="180" fill="#1b1b1b"/></svg>`;

/** A picture drawn here, with place, moment and camera in it, lying on its side by its orientation tag. */
export async function drawnPhoto(
  place: Place,
  options: { orientation?: number } = {},
): Promise<Picture> {
  const bytes = await sharp(Buffer.from(FIELDS))
    .jpeg({ quality: 85 })
    .withMetadata({ orientation: options.orientation ?? 6 })
    .withExifMerge({
      IFD0: { Make: "Machikado", Model: "Drawn" },
      IFD2: { DateTimeOriginal: exifMoment(new Date()) },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: degrees(place.lat),
        GPSLongitudeRef: "E",
        GPSLongitude: degrees(place.lng),
      },
    })
    .toBuffer();
  return { name: "drawn.jpg", bytes };
}

/** A small picture without anything in it; each different, so that nothing can be taken for another. */
export async function plainPhoto(): Promise<Picture> {
  const some = () => 40 + Math.floor(Math.random() * 200);
  const background = { r: some(), g: some(), b: some() };
  const size = { width: 320, height: 240, channels: 3 as const, background };
  return { name: "plain.jpg", bytes: await sharp({ create: size }).jpeg().toBuffer() };
}

/** One of the eight photos with real tags, where they are. */
export function realPhoto(n: number): Picture | null {
  if (!hasSharedData) return null;
  const name = `osaka-${n}.jpg`;
  return { name, bytes: readFileSync(path.join(SHARED, "photos/osaka-gps", name)) };
}

export async function placeInside({ bytes }: Picture): Promise<Place> {
  const found = await exifr.gps(bytes);
  if (!found) throw new Error("the photo tells no place");
  return { lng: found.longitude, lat: found.latitude };
}

function jpegParts(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) return parts;
    if ((marker >= 0xe1 && marker <= 0xef) || marker === 0xfe)
      parts.push(`0x${marker.toString(16)}`);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return parts;
}

function webpParts(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString("latin1", at, at + 4);
    if (!["VP8 ", "VP8L", "VP8X", "ALPH"].includes(name)) parts.push(name);
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return parts;
}

/** Everything in a picture's file besides the picture: Exif, XMP, colour profiles, comments. */
export async function metadataIn(bytes: Buffer): Promise<string[]> {
  const isWebp = bytes.toString("latin1", 8, 12) === "WEBP";
  const { exif, icc, iptc, xmp } = await sharp(bytes).metadata();
  const found = Object.entries({ exif, icc, iptc, xmp }).filter(([, value]) => value);
  const texts = ["Exif\0", "http://ns.adobe.com", "ICC_PROFILE", "GPSLatitude", "Photoshop"];
  const latin = bytes.toString("latin1");
  return [
    ...(isWebp ? webpParts(bytes) : jpegParts(bytes)),
    ...found.map(([name]) => name),
    ...texts.filter((text) => latin.includes(text)),
  ];
}

async function greys(bytes: Buffer, upright: boolean): Promise<Buffer> {
  const picture = upright ? sharp(bytes).rotate() : sharp(bytes);
  return picture.resize(24, 24, { fit: "fill" }).greyscale().raw().toBuffer();
}

/** How far apart two pictures are on average, 0 to 255, the first turned as its tag says. */
export async function difference(original: Buffer, served: Buffer): Promise<number> {
  const [a, b] = await Promise.all([greys(original, true), greys(served, false)]);
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

/** Width and height of a picture as it is seen. */
export async function seenSize(bytes: Buffer): Promise<{ width: number; height: number }> {
  const { width = 0, height = 0, orientation = 1 } = await sharp(bytes).metadata();
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** How many clearly different colours a picture has. */
export async function coloursIn(bytes: Buffer): Promise<number> {
  const raw = await sharp(bytes).removeAlpha().raw().toBuffer();
  const seen = new Set<number>();
  for (let at = 0; at + 2 < raw.length; at += 3)
    seen.add(
      (((raw[at] ?? 0) >> 4) << 8) | (((raw[at + 1] ?? 0) >> 4) << 4) | ((raw[at + 2] ?? 0) >> 4),
    );
  return seen.size;
}
