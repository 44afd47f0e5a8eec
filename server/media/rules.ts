import { distanceMetres } from "@/server/places/rules/distance.ts";

export const MAX_PHOTOS = 5;

/** 25 MB as every system counts them: the larger of the two meanings. */
export const MAX_PHOTO_BYTES = 25 * 1_024 * 1_024;

/** "50 megapixels": sensors sold so make pictures of up to 50.3 million (8,192 × 6,144). */
export const MAX_PHOTO_PIXELS = 50 * 1_024 * 1_024;

/** The clean master's longest side, in pixels. */
export const MASTER_SIDE_PIXELS = 2_560;

/** Unicode code points of the line for those who cannot see the photo. */
export const MAX_ALT_LETTERS = 200;

/** Photos that no report claimed, and temporary files, go after this. */
export const ORPHAN_HOURS = 24;

/** What a photo must keep to become a clean master. */
export const cleanLimits = {
  bytes: MAX_PHOTO_BYTES,
  pixels: MAX_PHOTO_PIXELS,
  longestSide: MASTER_SIDE_PIXELS,
} as const;

/** A posted form. The body may hold more than may be kept, so that a plain sentence can say so. */
export const formLimits = {
  fileBytes: MAX_PHOTO_BYTES,
  files: MAX_PHOTOS,
  /** 100,000 letters of any script come back whole, with the sentence that says it is too long. */
  fieldBytes: 450_000,
  requestBytes: 8 * MAX_PHOTO_BYTES,
} as const;

/** Photos from one address: a class of forty with five each, and some again. */
export const uploadLimit = { name: "photo-address", times: 300, seconds: 600 } as const;

/** Drafts from one address: each photo keeps the form's words with it, and so does each try to send. */
export const draftLimit = { name: "draft-address", times: 600, seconds: 600 } as const;

/** Copies the worker makes: WebP, longest side in pixels, never enlarged. */
export const sizes = [
  { name: "320", longestSide: 320 },
  { name: "960", longestSide: 960 },
  { name: "1920", longestSide: 1_920 },
] as const;

export type MadeSize = (typeof sizes)[number]["name"];
export type PhotoSize = MadeSize | "master";

export const sizeNames = ["320", "960", "1920", "master"] as const satisfies readonly PhotoSize[];

/** Which size serves where: the first that is sharp there on a phone's screen. */
export const sizeFor = {
  /** Rows of a list, map cards, thumbnails in the form. */
  list: "320",
  /** Cards and the photos within a page. */
  page: "960",
  /** One photo on the whole screen. */
  screen: "1920",
  /** Printing, open data, Open311. */
  original: "master",
} as const satisfies Record<string, PhotoSize>;

const KEY = /^[0-9a-f]{32}$/;

/** True for a photo's random key; anything else never reaches database or storage. */
export const isPhotoKey = (text: string) => KEY.test(text);

/** Address of a photo, from the root of the site. */
export const photoPath = (key: string, size: PhotoSize) => `/api/media/${key}/${size}`;

// 256 folders, so that none grows too long on a disk.
const stem = (key: string) => `${key.slice(0, 2)}/${key}`;

/** Where the clean master is kept (JPEG). */
export const masterKey = (key: string) => `${stem(key)}.jpg`;

/** Where a made size is kept (WebP). */
export const sizeKey = (key: string, size: MadeSize) => `${stem(key)}-${size}.webp`;

/** All that may be kept of a photo: what has to go when it goes. */
export const storageKeys = (key: string) => [
  masterKey(key),
  ...sizes.map(({ name }) => sizeKey(key, name)),
];

const FILE = /^[0-9a-f]{2}\/([0-9a-f]{32})(?:-\d+)?\.(?:jpg|webp)$/;

/** The photo that a stored file belongs to, by its name; null for a file that is none of ours. */
export const photoOfFile = (storageKey: string): string | null =>
  FILE.exec(storageKey)?.[1] ?? null;

/**
 * Whether so many files without a row, of all that were looked at, are no accidents: crashes leave
 * a few. A storage that is used with another database has none of its photos there.
 */
export const areAnothers = (orphans: number, files: number) => orphans > 50 && orphans * 10 > files;

export type AltText =
  | { words: string }
  | { messageKey: "altOne" | "altOfMany"; params: { category: string; town: string; n: number } };

/**
 * What is read out for a photo: its sender's own line, else what is known of it: kind of problem,
 * town, and which photo of how many. Never empty: the photo is part of what is reported.
 * @param position from 0
 */
export function altText(
  words: string,
  about: { category: string; town: string; position: number; count: number },
): AltText {
  const line = words.trim();
  if (line) return { words: line };
  const params = { category: about.category, town: about.town, n: about.position + 1 };
  return { messageKey: about.count > 1 ? "altOfMany" : "altOne", params };
}

type Point = { lng: number; lat: number };

export const OLD_PHOTO_DAYS = 30;
export const FAR_PHOTO_METRES = 1_000;

const DAY_MS = 86_400_000;

export type PlaceQuestion = {
  /** Whole days since it was taken, when that is worth asking about; else null. */
  days: number | null;
  /** Metres from here, when that is worth asking about; else null. */
  metres: number | null;
};

/**
 * Whether to ask once before a photo's own place and time are taken over: when it is older than 30
 * days or from more than 1 km away. A photo without time or place is not faulty, and a clock that
 * runs ahead is not asked about.
 * @returns null when there is nothing to ask
 */
export function photoPlaceQuestion(
  photo: { takenAt: Date | null; place: Point | null },
  reader: { now: Date; here: Point | null },
): PlaceQuestion | null {
  const age = photo.takenAt ? (reader.now.getTime() - photo.takenAt.getTime()) / DAY_MS : 0;
  const away = photo.place && reader.here ? distanceMetres(photo.place, reader.here) : 0;
  const days = age > OLD_PHOTO_DAYS ? Math.floor(age) : null;
  const metres = away > FAR_PHOTO_METRES ? Math.round(away) : null;
  return days === null && metres === null ? null : { days, metres };
}
