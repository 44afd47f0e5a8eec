import { createHash } from "node:crypto";
import sharp from "sharp";
import { masterKey, sizeKey, sizes } from "@/server/media/rules.ts";
import { drawing } from "./draw.ts";

const WIDTH = 1_600;
const HEIGHT = 1_200;
/** Raised when drawings change, so that a kept file never shows an older drawing. */
const EDITION = 1;

/** Which drawing: variants of a motif differ in light, weather and what is around. */
export type Picture = { motif: string; variant: number };

/** A drawing in storage, with what its row says of it. */
export type KeptPicture = Picture & {
  key: string;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
  colour: string;
};

/** Where clean files go; `Storage` of the platform is one. */
export type PictureStore = {
  put(key: string, source: Uint8Array, contentType: string): Promise<void>;
};

const pixelsOf = (picture: Picture) =>
  sharp(Buffer.from(drawing(picture.motif, picture.variant, WIDTH)))
    .flatten({ background: "#fff" })
    .raw()
    .toBuffer();

const fromPixels = (pixels: Buffer) =>
  sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });

async function averageColour(pixels: Buffer): Promise<string> {
  const { data } = await fromPixels(pixels)
    .resize(1, 1, { kernel: "cubic" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return `#${data.subarray(0, 3).toString("hex")}`;
}

/** The storage key of a drawing: 32 hexadecimal digits, the same on every machine. */
export const pictureKey = ({ motif, variant }: Picture) =>
  createHash("sha256").update(`${EDITION}/${motif}/${variant}`).digest("hex").slice(0, 32);

/** Draws a picture and keeps its clean master and every size. Doing it again changes nothing. */
export async function keepPicture(store: PictureStore, picture: Picture): Promise<KeptPicture> {
  const key = pictureKey(picture);
  const pixels = await pixelsOf(picture);
  const [master, colour] = await Promise.all([
    fromPixels(pixels).jpeg({ quality: 82, optimiseCoding: false }).toBuffer(),
    averageColour(pixels),
  ]);
  await store.put(masterKey(key), master, "image/jpeg");
  for (const { name, longestSide } of sizes) {
    const webp = await fromPixels(pixels)
      .resize({ width: longestSide, withoutEnlargement: true })
      .webp({ quality: 78, effort: 0 })
      .toBuffer();
    await store.put(sizeKey(key, name), webp, "image/webp");
  }
  const sha256 = createHash("sha256").update(master).digest("hex");
  return { ...picture, key, width: WIDTH, height: HEIGHT, bytes: master.length, sha256, colour };
}

/**
 * Keeps many drawings, a few at a time.
 * @param tell called with how many are done
 */
export async function keepPictures(
  store: PictureStore,
  pictures: readonly Picture[],
  tell: (done: number) => void = () => {},
): Promise<KeptPicture[]> {
  const kept: KeptPicture[] = [];
  let next = 0;
  const worker = async () => {
    while (next < pictures.length) {
      const at = next++;
      const picture = pictures[at];
      if (!picture) return;
      kept[at] = await keepPicture(store, picture);
      tell(kept.filter(Boolean).length);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return kept;
}

const rational = (degrees: number) => {
  const whole = Math.floor(degrees);
  const minutes = Math.floor((degrees - whole) * 60);
  const seconds = Math.round(((degrees - whole) * 60 - minutes) * 6_000);
  return `${whole}/1 ${minutes}/1 ${seconds}/100`;
};

/**
 * The drawing as a phone would send it: a JPEG with time and place in its EXIF data, for trying
 * the form. Never goes into storage as it is.
 * @param takenAt in the city's time, `2026:11:22 09:30:00`
 */
export async function phonePhoto(
  picture: Picture,
  taken: { at: string; lng: number; lat: number },
): Promise<Buffer> {
  return fromPixels(await pixelsOf(picture))
    .withExif({
      IFD0: { Make: "Machikado", Model: "Drawing", DateTime: taken.at },
      IFD2: { DateTimeOriginal: taken.at, OffsetTimeOriginal: "+09:00" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: rational(taken.lat),
        GPSLongitudeRef: "E",
        GPSLongitude: rational(taken.lng),
      },
    })
    .jpeg({ quality: 88 })
    .toBuffer();
}
