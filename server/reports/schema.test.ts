import { describe, expect, test } from "vitest";
import { aSubmission } from "@/server/testing/reports.ts";
import {
  categoryCode,
  cityDate,
  emptyFilter,
  listKey,
  lngLat,
  reportEdit,
  reportFilter,
  showing,
  submission,
  tileAddress,
} from "./schema.ts";

const ID = "0190a000-0000-7000-8000-00000000000a";

test("the empty filter is a filter", () => {
  expect(reportFilter.parse(emptyFilter)).toEqual(emptyFilter);
});

test.each([
  { categories: ["a".repeat(41)] },
  { categories: ["Litter"] },
  { categories: ["\0"] },
  { categories: Array.from({ length: 11 }, (_, i) => `c${i}`) },
  { states: ["open"] },
  { ward: "Kita" },
  { ward: "" },
  { from: "2026-1" },
  { to: "2026-00" },
  { words: "a".repeat(201) },
])("a filter with %j is refused", (part) => {
  expect(reportFilter.safeParse({ ...emptyFilter, ...part }).success).toBe(false);
});

test.each(["2026-11", "2026-11-22", "2026-12-31", "0001-01"])(
  "%s is a date of the city",
  (text) => {
    expect(cityDate.safeParse(text).success).toBe(true);
  },
);

test.each([
  "2026",
  "2026-13",
  "2026-11-00",
  "2026-11-32",
  "26-11-22",
  "2026-11-22 ",
  "",
  "２０２６-11",
])("%j is none", (text) => {
  expect(cityDate.safeParse(text).success).toBe(false);
});

test("a key of a list is a moment to the microsecond and an id", () => {
  for (const createdAt of ["2026-11-22T03:04:05.123456Z", "2026-11-22T03:04:05Z"])
    expect(listKey.parse({ createdAt, id: ID })).toEqual({ createdAt, id: ID });
  for (const key of [
    { createdAt: "yesterday", id: ID },
    { createdAt: "2026-11-22", id: ID },
    { createdAt: "2026-11-22T03:04:05Z", id: "x" },
    { id: ID },
  ])
    expect(listKey.safeParse(key).success).toBe(false);
});

test("places are on the earth", () => {
  expect(lngLat.safeParse({ lng: 135.5, lat: 34.7 }).success).toBe(true);
  for (const place of [
    { lng: 181, lat: 0 },
    { lng: 0, lat: -90.1 },
    { lng: Number.NaN, lat: 0 },
    { lng: 0, lat: Number.POSITIVE_INFINITY },
    { lng: "135", lat: "34" },
    {},
  ])
    expect(lngLat.safeParse(place).success).toBe(false);
});

test("a tile's address comes as text", () => {
  expect(tileAddress.parse({ z: "10", x: "897", y: "406" })).toEqual({ z: 10, x: 897, y: 406 });
  for (const tile of [
    { z: "23", x: "0", y: "0" },
    { z: "-1", x: "0", y: "0" },
    { z: "1.5", x: "0", y: "0" },
    { z: "10", x: "a", y: "0" },
    { z: "10", x: "1024", y: "0" },
    { z: "0", x: "0", y: "1" },
    { z: "22", x: "1e15", y: "0" },
  ])
    expect(tileAddress.safeParse(tile).success).toBe(false);
});

describe("a submission", () => {
  test("as the form makes it is one", () => {
    const form = aSubmission();
    expect(submission.parse(form)).toEqual(form);
  });

  test.each([
    { id: "1" },
    { categoryCode: "\0" },
    { place: { lng: 500, lat: 0 } },
    { title: "a".repeat(200_001) },
    { photos: Array.from({ length: 6 }, () => ({ id: ID, alt: "" })) },
    { photos: [{ id: "x", alt: "" }] },
    { seenAt: "yesterday" },
    { answers: { q: 1 } },
    { email: "a".repeat(301) },
    { unnamed: "on" },
  ])("with %o is none", (part) => {
    expect(submission.safeParse({ ...aSubmission(), ...part }).success).toBe(false);
  });
});

test("codes, edits and showings know nothing else", () => {
  expect(categoryCode.safeParse("road-hole").success).toBe(true);
  for (const code of ["", "\0", "Road", "a_b", "a".repeat(41)])
    expect(categoryCode.safeParse(code).success).toBe(false);
  expect(reportEdit.safeParse({ id: ID, title: "", body: "", unnamed: true }).success).toBe(true);
  expect(reportEdit.safeParse({ id: "x", title: "", body: "", unnamed: true }).success).toBe(false);
  expect(showing.options).toEqual(["with-photos", "words-only", "hidden"]);
});
