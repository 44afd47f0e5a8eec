import type { PhotoFacts } from "@/server/media/schema.ts";

const EXIF_MOMENT = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/;
const OFFSET = /^[+-]\d\d:\d\d$/;
/** Most phones write no zone: their clock is taken to be the city's. */
const CITY_OFFSET = "+09:00";

/**
 * The moment that EXIF's `DateTimeOriginal` (`2026:11:15 08:12:00`) and `OffsetTimeOriginal` mean,
 * with its offset; null when it is no moment (CIPA DC-008 "Exif" allows blanks).
 */
export function exifMoment(text: unknown, offset: unknown): string | null {
  const match = typeof text === "string" ? EXIF_MOMENT.exec(text) : null;
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  const zone = typeof offset === "string" && OFFSET.test(offset) ? offset : CITY_OFFSET;
  const moment = `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
  return Number.isNaN(Date.parse(moment)) ? null : moment;
}

/** A place that can be one: phones without a fix write 0, 0. */
export function exifPlace(found: { longitude?: number; latitude?: number } | undefined) {
  const { longitude: lng, latitude: lat } = found ?? {};
  if (lng === undefined || lat === undefined || !Number.isFinite(lng) || !Number.isFinite(lat))
    return null;
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90 || (lng === 0 && lat === 0)) return null;
  return { lng, lat };
}

/** Numbers of the tags in EXIF, so that no dictionary of names is needed. */
const DATE_TIME_ORIGINAL = 0x9003;
const OFFSET_TIME_ORIGINAL = 0x9011;

/** JPEG keeps them in its first 64 kB, HEIC in its head. */
const HEAD_BYTES = 1_000_000;

const wanted = {
  tiff: true,
  exif: true,
  gps: true,
  translateKeys: false,
  reviveValues: false,
  mergeOutput: false,
} as const;

/** Place and time inside a photo, read on this device; nulls when there are none or it is unreadable. */
export async function readPhotoFacts(file: Blob): Promise<PhotoFacts> {
  try {
    const exifr = await import("exifr/dist/lite.esm.mjs");
    const found = await exifr.parse(await file.slice(0, HEAD_BYTES).arrayBuffer(), wanted);
    const exif = found?.exif ?? {};
    return {
      takenAt: exifMoment(exif[DATE_TIME_ORIGINAL], exif[OFFSET_TIME_ORIGINAL]),
      place: exifPlace(found?.gps),
    };
  } catch {
    return { takenAt: null, place: null };
  }
}
