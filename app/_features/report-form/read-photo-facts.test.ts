import { readFile } from "node:fs/promises";
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

describe("a file", () => {
  it("that is no photo has no facts", async () => {
    const text = new Blob([await readFile("package.json")]);
    expect(await readPhotoFacts(text)).toEqual({ takenAt: null, place: null });
  });
});
