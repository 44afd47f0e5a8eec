import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";
import { type MapBase, mapStyle } from "./map-style.ts";

const addresses = {
  city: "/api/map/city.json?v=1",
  streets: "/api/map/basemap.pmtiles?v=1",
  national: { tiles: "https://maps.example/{z}/{x}/{y}.png", minZoom: 5, maxZoom: 18 },
};
const bases: MapBase[] = ["streets", "plain", "national"];
const looks = bases.flatMap((base) =>
  (["light", "dark"] as const).flatMap((theme) =>
    ["ja", "en"].map((locale) => ({ base, theme, locale })),
  ),
);

describe.each(looks)("the $base map, $theme, in $locale", ({ base, theme, locale }) => {
  const style = mapStyle(base, addresses, { theme, locale });

  it("is a style as the specification has it", () => {
    expect(validateStyleMin(style as never)).toEqual([]);
  });

  it("asks nobody for glyphs, sprites or anything but its base", () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    const elsewhere = JSON.stringify(style.sources).match(/https?:\/\//g) ?? [];
    expect(elsewhere).toHaveLength(base === "national" ? 1 : 0);
  });

  it("draws from sources it has, each layer once", () => {
    const ids = style.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const layer of style.layers) {
      if ("source" in layer) expect(Object.keys(style.sources)).toContain(layer.source);
    }
  });

  it("writes nothing smaller than 12 pixels", () => {
    const sizes = style.layers.flatMap((layer) =>
      layer.type === "symbol" ? JSON.stringify(layer.layout?.["text-size"]) : [],
    );
    for (const size of sizes) {
      const last = [...size.matchAll(/[\d.]+/g)].map(Number);
      expect(Math.max(...last)).toBeGreaterThanOrEqual(12);
    }
  });
});

describe("a map whose operator has no streets", () => {
  it("has no source for them", () => {
    const style = mapStyle(
      "plain",
      { ...addresses, streets: null },
      { theme: "light", locale: "ja" },
    );
    expect(Object.keys(style.sources)).toEqual(["city"]);
  });
});
