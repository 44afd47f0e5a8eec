import { describe, expect, it } from "vitest";
import { readCityPack } from "../../../db/city/pack.ts";
import { cityMapFeatures, type MapFeature } from "./map-features.ts";

const pack = readCityPack();
const features = cityMapFeatures(pack);
const ofKind = (kind: string) => features.filter(({ properties }) => properties.k === kind);

const positions = (value: unknown): [number, number][] =>
  Array.isArray(value) && typeof value[0] === "number"
    ? [value as [number, number]]
    : (value as unknown[]).flatMap(positions);

describe("cityMapFeatures", () => {
  it("draws each thing of the pack once", () => {
    expect(ofKind("ward")).toHaveLength(pack.wards.length);
    expect(ofKind("town")).toHaveLength(pack.towns.length);
    expect(ofKind("station")).toHaveLength(pack.stations.length);
    expect(ofKind("rail")).toHaveLength(pack.railways.length);
    expect(ofKind("road")).toHaveLength(pack.roads.length);
    expect(ofKind("sea")).toHaveLength(1);
  });

  it("names every big piece of a ward at its label point", () => {
    const labels = pack.wards.reduce((sum, ward) => sum + ward.label.length, 0);
    expect(ofKind("ward-name")).toHaveLength(labels);
  });

  it("closes a loop line and leaves the others open", () => {
    const ends = (line: MapFeature) => {
      const all = positions(line.geometry.coordinates);
      return String(all[0]) === String(all.at(-1));
    };
    const closed = ofKind("rail").filter(ends);
    expect(closed).toHaveLength(pack.railways.filter(({ loop }) => loop).length);
  });

  it("stays in the part of the world where the city lies", () => {
    for (const [lng, lat] of features.flatMap((one) => positions(one.geometry.coordinates))) {
      expect(lng).toBeGreaterThan(135);
      expect(lng).toBeLessThan(136);
      expect(lat).toBeGreaterThan(34);
      expect(lat).toBeLessThan(35);
    }
  });

  it("gives rivers their width in metres", () => {
    expect(ofKind("river").every(({ properties }) => Number(properties.w) > 0)).toBe(true);
  });

  it("stays small enough to be fetched by a phone", () => {
    expect(JSON.stringify(features).length).toBeLessThan(700_000);
  });
});
