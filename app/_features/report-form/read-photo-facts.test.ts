import { readFile } from "node:fs/promises";
import sharp, { type Exif } from "sharp";
import { describe, expect, it } from "vitest";
import { exifMoment, exifPlace, readPhotoFacts } from "./read-photo-facts.ts";

describe("the moment of a photo", () => {
  it("is on the city's clock when the photo names no zone", () => {
    expect(exifMoment("2026:11:15 08:12:00", undefined)).toBe("2026-11-15T08:12:00+09:00");
  });
  it("keeps the zone it names", () => {
    expect(exifMoment("2026:11:15 08:12:00", "+01:00")).toBe("2026-11-15T08:12:00+01:00");
  });
  it.each([[undefined], [""], ["    :  :     :  :  "], ["2026:13:45 99:00:00"], [20261115]])(
    "is unknown for %j",
    (text) => {
      expect(exifMoment(text, undefined)).toBeNull();
    },
  );
});

describe("the place of a photo", () => {
  it("is a point", () => {
    expect(exifPlace({ longitude: 135.5, latitude: 34.6 })).toEqual({ lng: 135.5, lat: 34.6 });
  });
  it.each([
    [undefined],
    [{}],
    [{ longitude: 0, latitude: 0 }],
    [{ longitude: Number.NaN, latitude: 34 }],
    [{ longitude: 400, latitude: 34 }],
  ])("is unknown for %j", (found) => {
    expect(exifPlace(found)).toBeNull();
  });
});

const photoWith = async (exif: Exif) => {
  const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } });
  return new Blob([new Uint8Array(await plain.withExif(exif).jpeg().toBuffer())]);
};

describe("a file", () => {
  it("tells its place and its time", async () => {
    const photo = await photoWith({
      IFD2: { DateTimeOriginal: "2026:11:15 08:12:00" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "34/1 38/1 3000/100",
        GPSLongitudeRef: "E",
        GPSLongitude: "135/1 30/1 0/1",
      },
    });
    const { takenAt, place } = await readPhotoFacts(photo);
    expect(takenAt).toBe("2026-11-15T08:12:00+09:00");
    expect(place?.lng).toBeCloseTo(135.5, 5);
    expect(place?.lat).toBeCloseTo(34.6417, 4);
  });

  it("with a time alone has no place", async () => {
    const photo = await photoWith({ IFD2: { DateTimeOriginal: "2026:11:15 08:12:00" } });
    expect(await readPhotoFacts(photo)).toEqual({
      takenAt: "2026-11-15T08:12:00+09:00",
      place: null,
    });
  });

  it("that is no photo has no facts", async () => {
    const text = new Blob([await readFile("package.json")]);
    expect(await readPhotoFacts(text)).toEqual({ takenAt: null, place: null });
  });
});
