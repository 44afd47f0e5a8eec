import { describe, expect, it } from "vitest";
import { drawing, motifNames, timeOf } from "./draw.ts";

describe.each(motifNames)("%s", (motif) => {
  const drawn = Array.from({ length: 8 }, (_, variant) => drawing(motif, variant));

  it("is drawn whole, the same each time", () => {
    expect(drawing(motif, 3)).toBe(drawn[3]);
    for (const svg of drawn) {
      expect(svg).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1600" height="1200"/,
      );
      expect(svg).not.toMatch(/undefined|NaN/);
      expect(svg.split("<g").length).toBe(svg.split("</g>").length);
    }
  });

  it("never looks like another of its kind", () => {
    expect(new Set(drawn).size).toBe(8);
  });
});

describe("timeOf", () => {
  it("has day, evening, rain and night", () => {
    const times = motifNames.flatMap((motif) =>
      [0, 1, 2, 3].map((variant) => timeOf(motif, variant)),
    );
    expect(new Set(times)).toEqual(new Set(["day", "evening", "night", "rain"]));
    expect(timeOf("night", 2)).toBe("night");
  });
});

describe("drawing", () => {
  it("knows no other motif", () => {
    expect(() => drawing("unicorn", 0)).toThrow("unicorn");
  });
});
