import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readCityPack } from "@/db/city/pack.ts";
import { distanceMetres, isInside } from "@/server/places/rules/distance.ts";
import { cityGround, moved, nearestOf, peopleByTown } from "./places.ts";

const pack = readCityPack();
const grounds = cityGround(new Map());

describe("cityGround", () => {
  it("knows every town, all alike where nobody counted people", () => {
    expect(grounds.length).toBe(pack.towns.length);
    expect(new Set(grounds.map(({ weight }) => weight))).toEqual(new Set([1]));
  });

  it("stands on land, in the ward, near the town", () => {
    for (const ground of grounds.filter((_, i) => i % 37 === 0)) {
      const outline = pack.wardOutlines.find(({ code }) => code === ground.town.ward);
      const own = pack.towns.filter(({ ward }) => ward === ground.town.ward);
      const spots = ground.spots();
      if (spots.length === 1) continue;
      for (const spot of spots) {
        expect(isInside(spot, outline?.coordinates ?? [])).toBe(true);
        expect(isInside(spot, pack.sea)).toBe(false);
        expect(distanceMetres(spot, ground.town.point)).toBeLessThan(125);
        expect(nearestOf(spot, own)?.thing.base).toBe(ground.town.base);
      }
    }
  });

  it("names the station and park nearby, or none", () => {
    const showa = grounds.find(({ town }) => town.name === "昭和町一丁目");
    expect(showa?.around.station).toEqual({ ja: "昭和町駅", en: "Showacho Station" });
    const island = grounds.find(({ town }) => town.name === "夢洲東一丁目");
    expect(island?.around.landmark.ja).toBe("近くの公園");
  });
});

describe("moved", () => {
  it.each([
    [100, 0],
    [0, -80],
    [30, 40],
  ])("%i metres east and %i north", (east, north) => {
    const from = { lng: 135.5, lat: 34.65 };
    expect(distanceMetres(from, moved(from, east, north))).toBeCloseTo(Math.hypot(east, north), 0);
  });
});

describe("peopleByTown", () => {
  it("reads a count of people; towns are written in several ways", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "people-"));
    try {
      const lines = [
        "基準日,区,町丁目名,世帯数,総数",
        "11/30/22,北区,梅田１丁目,2,4",
        "11/30/22,北区,どこにもない町,1,9",
      ];
      writeFileSync(path.join(folder, "population-by-town-test.csv"), lines.join("\n"));
      expect(peopleByTown(folder)).toEqual(new Map([["27127/梅田/1", 4]]));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is empty without a folder or a file", () => {
    expect(peopleByTown(null).size).toBe(0);
    expect(peopleByTown(tmpdir()).size).toBe(0);
  });
});
