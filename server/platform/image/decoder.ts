import sharp, { type Metadata, type Sharp } from "sharp";
import { ImageError } from "./image-error.ts";
import { decodeMegabytes, type Header, MAX_DECODE_MEGABYTES } from "./memory.ts";
import type { ImageKind } from "./sniff.ts";

/** AVIF is held in memory several times over (about 26 bytes a pixel), so it may have fewer. */
const AVIF_PIXELS = 12_500_000;

const LOADERS = ["JpegFile", "PngFile", "WebpFile", "HeifFile", "TiffBuffer"];

/** Call once per process: no cache, one thread a job, and no decoder but the four that are meant. */
export function prepareDecoder(): void {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  // TIFF only from memory: it carries pixels and their profile from one step to the next.
  sharp.unblock({ operation: LOADERS.map((name) => `VipsForeignLoad${name}`) });
}

const formatOf: Record<ImageKind, string> = {
  jpeg: "jpeg",
  png: "png",
  webp: "webp",
  avif: "heif",
  heic: "heif",
};

/** The description of an ICC profile is readable text inside it, in one of two encodings. */
function profileName(icc: Buffer | undefined): string | null {
  if (!icc) return null;
  return icc.includes("sRGB") || icc.includes(Buffer.from("s\0R\0G\0B")) ? "sRGB" : "other";
}

function headerOf(kind: ImageKind, metadata: Metadata): Header {
  return {
    kind,
    width: metadata.width,
    height: metadata.height,
    channels: metadata.channels,
    bytesPerChannel: metadata.depth === "uchar" ? 1 : 2,
    progressive: metadata.isProgressive,
    profile: profileName(metadata.icc),
    orientation: metadata.orientation ?? 1,
  };
}

/** Kinds that are held whole may have fewer pixels than those that stream through. */
function checkPixels(header: Header, limit: number): void {
  const pixels = header.width * header.height;
  if (pixels > limit) throw new ImageError("too-many-pixels", limit);
  const need = decodeMegabytes(header);
  if (need <= MAX_DECODE_MEGABYTES) return;
  throw new ImageError("too-many-pixels", Math.floor((pixels * MAX_DECODE_MEGABYTES) / need));
}

/**
 * Reads the header alone; nothing is decoded before the number of pixels is known.
 * @throws ImageError broken, heic, not-a-picture, too-many-pixels
 */
export async function readHeader(path: string, kind: ImageKind, pixels: number): Promise<Header> {
  const metadata = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new ImageError("broken");
    });
  if (metadata.compression === "hevc") throw new ImageError("heic");
  if (metadata.format !== formatOf[kind]) throw new ImageError("not-a-picture");
  const header = headerOf(kind, metadata);
  checkPixels(header, kind === "avif" ? Math.min(pixels, AVIF_PIXELS) : pixels);
  return header;
}

/** RGB, 8 bits each, as they lie in the file: `orientation` says how they are to be turned. */
export type Pixels = { data: Buffer; width: number; height: number; orientation: number };

function open(path: string, header: Header, ignoreIcc: boolean): Sharp {
  return sharp(path, {
    failOn: "error",
    ignoreIcc,
    limitInputPixels: header.width * header.height,
  });
}

const inside = (side: number) =>
  ({ width: side, height: side, fit: "inside", withoutEnlargement: true }) as const;

async function bare(picture: Sharp, orientation: number): Promise<Pixels> {
  const { data, info } = await picture
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`${info.channels} channels`);
  return { data, width: info.width, height: info.height, orientation };
}

/**
 * Phones tag their photos with a wide colour space (Display P3). Converting all pixels takes three
 * times as long as everything else, so the small picture is converted, not the large one.
 */
async function convertedAfterResize(path: string, header: Header, side: number): Promise<Pixels> {
  const small = await open(path, header, true)
    .resize(inside(side))
    .flatten({ background: "#ffffff" })
    .keepIccProfile()
    .tiff({ compression: "none" })
    .toBuffer();
  return bare(sharp(small), header.orientation);
}

type Turn = { mirror?: "flip" | "flop"; angle?: 90 | 180 | 270 };

/** What makes a picture upright, by its orientation; mirrored first, then turned clockwise. */
const turns: Record<number, Turn> = {
  2: { mirror: "flop" },
  3: { angle: 180 },
  4: { mirror: "flip" },
  5: { mirror: "flip", angle: 90 },
  6: { angle: 90 },
  7: { mirror: "flop", angle: 90 },
  8: { angle: 270 },
};

/**
 * The picture upright, to be encoded. The small one is turned, not the large one: that takes a
 * quarter off the whole work, and much of its memory.
 */
export function upright({ data, width, height, orientation }: Pixels): Sharp {
  const picture = sharp(data, { raw: { width, height, channels: 3 } });
  const { mirror, angle } = turns[orientation] ?? {};
  if (mirror) picture[mirror]();
  return angle ? picture.rotate(angle) : picture;
}

/**
 * Decodes all of it: at most `side` pixels on its longest side, sRGB, on white. What comes
 * back is pixels alone, so nothing else of the file can reach what is made of it.
 * @throws ImageError broken
 */
export async function decode(path: string, header: Header, side: number): Promise<Pixels> {
  const shrinks = Math.max(header.width, header.height) > side;
  const plain = (ignoreIcc: boolean) =>
    bare(open(path, header, ignoreIcc).resize(inside(side)), header.orientation);
  const converted = () =>
    shrinks && header.channels === 3 && header.bytesPerChannel === 1
      ? convertedAfterResize(path, header, side)
      : plain(false);
  const decoded = () =>
    header.profile === "other"
      ? // A profile that cannot be used is no reason to refuse a photo.
        converted().catch(() => plain(true))
      : plain(header.profile === "sRGB");
  try {
    return await decoded();
  } catch {
    throw new ImageError("broken");
  }
}
