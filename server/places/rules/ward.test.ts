import { describe, expect, it } from "vitest";
import type { MultiPolygon } from "./distance";
import { bodyOutside, EDGE_METRES, wardAt } from "./ward";

const box = (west: number, south: number, east: number, north: number): MultiPolygon => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];
const METRE_NORTH = 1 / 111_195;
const wards = [
  { code: "27127", coordinates: box(135.5, 34.7, 135.52, 34.72) },
  { code: "27128", coordinates: box(135.5, 34.68, 135.52, 34.7) },
];

describe("wardAt", () => {
  it.each([
    ["in the northern ward", { lng: 135.51, lat: 34.71 }, "27127"],
    ["in the southern ward", { lng: 135.51, lat: 34.69 }, "27128"],
    ["just north of their border", { lng: 135.51, lat: 34.7 + METRE_NORTH }, "27127"],
    ["just south of their border", { lng: 135.51, lat: 34.7 - METRE_NORTH }, "27128"],
    ["20 metres outside", { lng: 135.51, lat: 34.72 + 20 * METRE_NORTH }, "27127"],
    ["20 metres outside a corner", { lng: 135.5, lat: 34.68 - 20 * METRE_NORTH }, "27128"],
    ["40 metres outside", { lng: 135.51, lat: 34.72 + 40 * METRE_NORTH }, null],
    ["far away", { lng: 139.7, lat: 35.7 }, null],
  ])("%s", (_, point, expected) => {
    expect(wardAt(point, wards)).toBe(expected);
  });

  it("takes another edge, none at all too", () => {
    const outside = { lng: 135.51, lat: 34.72 + 20 * METRE_NORTH };
    expect(wardAt(outside, wards, 0)).toBeNull();
    expect(wardAt({ lng: 135.51, lat: 34.72 + 90 * METRE_NORTH }, wards, 100)).toBe("27127");
    expect(EDGE_METRES).toBeLessThan(60);
  });

  it("knows nothing without outlines", () => {
    expect(wardAt({ lng: 135.51, lat: 34.71 }, [])).toBeNull();
  });
});

describe("bodyOutside", () => {
  const cities = [
    { name: { ja: "豊中市", en: "Toyonaka City" }, outline: box(135.4, 34.76, 135.5, 34.8) },
    { name: { ja: "吹田市", en: "Suita City" }, outline: box(135.505, 34.76, 135.6, 34.8) },
  ];

  it.each([
    ["in the first", { lng: 135.45, lat: 34.78 }, "豊中市", true],
    ["in the second", { lng: 135.55, lat: 34.78 }, "吹田市", true],
    ["between, nearer to the second", { lng: 135.504, lat: 34.78 }, "吹田市", false],
  ])("%s", (_, point, name, sure) => {
    expect(bodyOutside(point, cities)).toMatchObject({ city: { name: { ja: name } }, sure });
  });

  it("does not guess far from all of them", () => {
    expect(bodyOutside({ lng: 135.2, lat: 34.6 }, cities)).toBeNull();
    expect(bodyOutside({ lng: 135.45, lat: 34.78 }, [])).toBeNull();
  });
});
