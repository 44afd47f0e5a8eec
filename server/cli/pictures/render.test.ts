import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { storageKeys } from "@/server/media/rules.ts";
import { keepPictures, phonePhoto, pictureKey } from "./render.ts";

const picture = { motif: "bench", variant: 1 };

async function kept() {
  const files = new Map<string, { bytes: Uint8Array; type: string }>();
  const store = {
    put: async (key: string, bytes: Uint8Array, type: string) =>
      void files.set(key, { bytes, type }),
  };
  const told: number[] = [];
  const pictures = await keepPictures(store, [picture, { motif: "lamp", variant: 0 }], (done) =>
    told.push(done),
  );
  return { files, pictures, told };
}

describe("keepPictures", () => {
  it("keeps a clean master and every size, under the key of the drawing", async () => {
    const { files, pictures, told } = await kept();
    expect(told).toEqual([1, 2]);
    expect([...files.keys()].sort()).toEqual(
      pictures.flatMap(({ key }) => storageKeys(key)).sort(),
    );
    const [first] = pictures;
    expect(first).toMatchObject({
      ...picture,
      key: pictureKey(picture),
      width: 1_600,
      height: 1_200,
    });
    expect(first?.colour).toMatch(/^#[0-9a-f]{6}$/);
    const master = files.get(storageKeys(first?.key ?? "")[0] ?? "");
    expect(master?.type).toBe("image/jpeg");
    expect(master?.bytes.length).toBe(first?.bytes);
  });

  it("keeps no metadata, and nothing larger than it was drawn", async () => {
    const { files } = await kept();
    for (const { bytes, type } of files.values()) {
      const { exif, icc, xmp, width = 0, format } = await sharp(bytes).metadata();
      expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
      expect(type).toBe(`image/${format}`);
      expect(width).toBeLessThanOrEqual(1_600);
    }
  });
});

describe("pictureKey", () => {
  it("is 32 hexadecimal digits, one for each drawing", () => {
    expect(pictureKey(picture)).toMatch(/^[0-9a-f]{32}$/);
    expect(pictureKey({ ...picture, variant: 2 })).not.toBe(pictureKey(picture));
  });
});

describe("phonePhoto", () => {
  it("has time and place in it, as a phone's photo has", async () => {
    const taken = { at: "2026:11:22 09:30:00", lng: 135.5013, lat: 34.6937 };
    const { default: exifr } = await import("exifr");
    const read = await exifr.parse(await phonePhoto(picture, taken), { reviveValues: false });
    expect(read.DateTimeOriginal).toBe(taken.at);
    expect(read.longitude).toBeCloseTo(taken.lng, 4);
    expect(read.latitude).toBeCloseTo(taken.lat, 4);
  });
});
