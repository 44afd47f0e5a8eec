import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCityPack } from "@/db/city/pack.ts";
import { cityFacts, cityMap, mapPicture, mapStamp, wardBounds, wardReadings } from "./map.ts";

const look = { theme: "light" as const, locale: "ja" };
const before = process.env.CITY_DATA_DIR;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "city-"));
  process.env.CITY_DATA_DIR = folder;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
  if (before === undefined) delete process.env.CITY_DATA_DIR;
  else process.env.CITY_DATA_DIR = before;
});

describe("the city's map", () => {
  test("is GeoJSON, made once, with a stamp of its content", () => {
    const { json, stamp, features } = cityMap();
    expect(JSON.parse(json)).toMatchObject({ type: "FeatureCollection" });
    expect(JSON.parse(json).features).toHaveLength(features.length);
    expect(stamp).toMatch(/^[0-9a-f]{12}$/);
    expect(cityMap()).toBe(cityMap());
  });

  test("says with its stamp that there is no street map", () => {
    expect(mapStamp()).toBe(`${cityMap().stamp}.none`);
  });

  test("knows the edges of every ward, inside those of the city", () => {
    const { bounds } = cityFacts();
    for (const { code } of readCityPack().wards) {
      const ward = wardBounds(code);
      expect(ward && ward.west >= bounds.west - 0.001 && ward.east <= bounds.east + 0.001).toBe(
        true,
      );
      expect(ward && ward.south < ward.north && ward.west < ward.east).toBe(true);
    }
  });

  test("has nothing to say about a ward that does not exist", () => {
    expect(wardBounds("99999")).toBe(null);
    expect(wardReadings("99999")).toBe(null);
    expect(wardReadings("27119")).toEqual({ kana: "あべのく", roman: "Abeno-ku" });
  });
});

describe("a picture of the map", () => {
  test("is drawn from the pack alone where there are no streets", async () => {
    const near = { lng: 135.517, lat: 34.628, zoom: 15.6, width: 384, height: 218 };
    const svg = await mapPicture(near, look);
    expect(svg).toMatch(/^<svg .*<\/svg>$/s);
    expect(svg).toContain("昭和町");
  });

  test("is empty ground far away, and no error", async () => {
    const far = { lng: 10, lat: 50, zoom: 12, width: 100, height: 100 };
    expect(await mapPicture(far, look)).not.toContain("<text");
  });
});
