import { describe, expect, it } from "vitest";
import { photoAddress, photoAlt, photoFacts, photoSize, receivedPhoto } from "./schema.ts";

const key = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe("photoSize", () => {
  it.each(["320", "960", "1920", "master"])("is %s", (size) => {
    expect(takes(photoSize, size)).toBe(true);
  });
  it.each(["", "640", "original", "MASTER", "320/..", 320, null])("is not %j", (size) => {
    expect(takes(photoSize, size)).toBe(false);
  });
});

describe("photoAddress", () => {
  it("takes a key and a size", () => expect(takes(photoAddress, { key, size: "960" })).toBe(true));
  it.each(["", "../x", key.toUpperCase(), `${key}.jpg`, "%2e%2e"])("refuses the key %j", (bad) => {
    expect(takes(photoAddress, { key: bad, size: "960" })).toBe(false);
  });
});

describe("photoAlt", () => {
  it.each([
    ["", true],
    ["あ".repeat(200), true],
    ["あ".repeat(201), false],
    // One letter for people, two units for JavaScript.
    ["𠮟".repeat(200), true],
    ["x".repeat(100_000), false],
  ])("counts letters as people do (%#)", (text, expected) => {
    expect(takes(photoAlt, text)).toBe(expected);
  });
});

describe("receivedPhoto", () => {
  const photo = {
    id: "01890a5d-ac96-774b-bcce-b302099a8057",
    key,
    width: 2_560,
    height: 1_920,
    colour: "#8b8e66",
  };
  it("is what the image process tells", () => expect(takes(receivedPhoto, photo)).toBe(true));
  it.each([
    { ...photo, width: 0 },
    { ...photo, height: 1.5 },
    { ...photo, colour: "red" },
    { ...photo, colour: "#8b8e66;x:y" },
    { ...photo, key: "short" },
  ])("is nothing else (%#)", (bad) => expect(takes(receivedPhoto, bad)).toBe(false));
});

describe("photoFacts", () => {
  it.each([
    [{ takenAt: null, place: null }, true],
    [{ takenAt: "2026-11-22T09:00:00+09:00", place: { lng: 135.5, lat: 34.7 } }, true],
    [{ takenAt: "2026:11:22 09:00:00", place: null }, false],
    [{ takenAt: null, place: { lng: 135.5, lat: 134.7 } }, false],
    [{ takenAt: null, place: { lng: Number.NaN, lat: 34 } }, false],
    [{ place: null }, false],
  ])("%j: %s", (value, expected) => expect(takes(photoFacts, value)).toBe(expected));
});
