import { describe, expect, it, test } from "vitest";
import { checkedKey, contentTypeOf } from "@/server/platform/storage/keys.ts";
import {
  altText,
  areAnothers,
  cleanLimits,
  formLimits,
  isPhotoKey,
  MAX_PHOTO_BYTES,
  MAX_PHOTO_PIXELS,
  MAX_PHOTOS,
  masterKey,
  photoOfFile,
  photoPath,
  photoPlaceQuestion,
  sizeFor,
  sizeKey,
  sizeNames,
  sizes,
  storageKeys,
  uploadLimit,
} from "./rules.ts";

const key = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

describe("limits", () => {
  it.each([
    ["a phone sold with 50 megapixels", 8_160 * 6_144],
    ["the largest of its kind", 8_192 * 6_144],
  ])("take the photo of %s", (_, pixels) => expect(pixels).toBeLessThan(MAX_PHOTO_PIXELS));

  it("take 25 MB in both meanings", () => {
    expect(25_000_000).toBeLessThan(MAX_PHOTO_BYTES);
    expect(25 * 2 ** 20).toBeLessThanOrEqual(MAX_PHOTO_BYTES);
  });

  it("leave room in the body for files that are one too many or too big", () => {
    expect(formLimits.requestBytes).toBeGreaterThan((MAX_PHOTOS + 1) * MAX_PHOTO_BYTES + 1_000_000);
    expect(formLimits.fileBytes).toBe(cleanLimits.bytes);
  });

  it("leave room for a school class behind one address", () => {
    expect(uploadLimit.times).toBeGreaterThan(40 * MAX_PHOTOS);
    expect(uploadLimit.seconds).toBeLessThanOrEqual(3_600);
  });

  it("make no size larger than the master", () => {
    for (const { longestSide } of sizes) expect(longestSide).toBeLessThan(cleanLimits.longestSide);
  });
});

describe("addresses and keys", () => {
  it.each([
    [key, true],
    [key.toUpperCase(), false],
    [key.slice(1), false],
    [`${key}0`, false],
    [`${key}\n`, false],
    ["../../../../../../../../etc/passwd", false],
    ["", false],
  ])("%j is a key: %s", (text, expected) => expect(isPhotoKey(text)).toBe(expected));

  it("a photo's address names key and size", () => {
    expect(photoPath(key, "960")).toBe(`/api/media/${key}/960`);
    expect(photoPath(key, "master")).toBe(`/api/media/${key}/master`);
  });

  it("files lie in folders by the first two letters", () => {
    expect(masterKey(key)).toBe(`0f/${key}.jpg`);
    expect(sizeKey(key, "320")).toBe(`0f/${key}-320.webp`);
  });

  it("all files of a photo are named, once each, as storage takes them", () => {
    const keys = storageKeys(key);
    expect(keys).toHaveLength(1 + sizes.length);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of keys) expect(checkedKey(one)).toBe(one);
    expect(keys.map(contentTypeOf)).toEqual([
      "image/jpeg",
      "image/webp",
      "image/webp",
      "image/webp",
    ]);
  });

  it("sizes are named the same everywhere", () => {
    expect([...sizes.map(({ name }) => name), "master"]).toEqual([...sizeNames]);
    for (const { name, longestSide } of sizes) expect(name).toBe(String(longestSide));
    for (const size of Object.values(sizeFor)) expect(sizeNames).toContain(size);
  });
});

describe("altText", () => {
  const about = { category: "道路", town: "天王寺区上本町", position: 1, count: 3 };

  it("is the sender's own line", () => {
    expect(altText("  歩道の穴 ", about)).toEqual({ words: "歩道の穴" });
  });

  it.each([
    ["", 3, "altOfMany"],
    [" \n　", 3, "altOfMany"],
    ["", 1, "altOne"],
  ])("is what is known when the line is %j (of %i photos)", (words, count, messageKey) => {
    const params = { category: "道路", town: "天王寺区上本町", n: 2 };
    expect(altText(words, { ...about, count })).toEqual({ messageKey, params });
  });
});

describe("photoPlaceQuestion", () => {
  const now = new Date("2026-11-22T12:00:00+09:00");
  const here = { lng: 135.5013, lat: 34.6687 };
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  /** Metres to the north: a degree of latitude is 111,195 m on the mean sphere. */
  const north = (metres: number) => ({ ...here, lat: here.lat + metres / 111_195 });

  it.each([
    ["fresh and near", daysAgo(0), here, null],
    ["30 days and 1 km to the dot", daysAgo(30), north(999.9), null],
    ["a day too old", daysAgo(31), here, { days: 31, metres: null }],
    ["just over 30 days", daysAgo(30.01), here, { days: 30, metres: null }],
    ["too far", daysAgo(1), north(1_200), { days: null, metres: 1_200 }],
    ["too old and too far", daysAgo(400), north(5_000), { days: 400, metres: 5_000 }],
    ["without a time", null, here, null],
    ["without a time, too far", null, north(3_000), { days: null, metres: 3_000 }],
    ["without a place", daysAgo(2), null, null],
    ["without a place, too old", daysAgo(99), null, { days: 99, metres: null }],
    ["without anything", null, null, null],
    ["from a clock that runs ahead", daysAgo(-400), here, null],
  ])("%s", (_, takenAt, place, expected) => {
    expect(photoPlaceQuestion({ takenAt, place }, { now, here })).toEqual(expected);
  });

  it("asks nothing about the distance while nobody knows where here is", () => {
    const photo = { takenAt: daysAgo(1), place: north(90_000) };
    expect(photoPlaceQuestion(photo, { now, here: null })).toBeNull();
  });
});

test.each([
  [0, 0, false],
  [50, 50, false],
  [51, 51, true],
  [51, 510, false],
  [51, 509, true],
  [1_000, 9_999, true],
  [1_000, 10_000, false],
])("%i files without a row of %i are another database's: %s", (orphans, files, others) => {
  expect(areAnothers(orphans, files)).toBe(others);
});

test.each([
  [masterKey("0123456789abcdef0123456789abcdef"), "0123456789abcdef0123456789abcdef"],
  [sizeKey("0123456789abcdef0123456789abcdef", "320"), "0123456789abcdef0123456789abcdef"],
  ["README.txt", null],
  ["01/0123456789abcdef0123456789abcdef.jpg.bak", null],
  ["01/short.jpg", null],
])("the file %s belongs to the photo %s", (file, photo) => {
  expect(photoOfFile(file)).toBe(photo);
});
