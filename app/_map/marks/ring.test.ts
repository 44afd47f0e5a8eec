import { describe, expect, it } from "vitest";
import { ringArcs, shortCount, sizeOfRing } from "./ring.ts";

describe("ringArcs", () => {
  it("draws nothing of nothing", () => {
    expect(ringArcs([0, 0, 0, 0, 0])).toEqual([]);
  });

  it("is whole for one state", () => {
    expect(ringArcs([0, 0, 12, 0, 0])).toEqual([{ group: 2, from: 0, to: 1 }]);
  });

  it("shares the ring in the order of the states, without a gap", () => {
    const arcs = ringArcs([1, 1, 0, 2, 0]);
    expect(arcs.map(({ group }) => group)).toEqual([0, 1, 3]);
    expect(arcs[0]).toMatchObject({ from: 0, to: 0.25 });
    expect(arcs.slice(1).every((arc, i) => arc.from === arcs[i]?.to)).toBe(true);
    expect(arcs.at(-1)?.to).toBeCloseTo(1, 10);
  });

  it("keeps one among a thousand in sight", () => {
    const [small] = ringArcs([1, 0, 0, 999, 0]);
    expect((small?.to ?? 0) - (small?.from ?? 0)).toBeGreaterThan(0.025);
  });
});

describe("sizeOfRing", () => {
  it.each([
    [2, 44],
    [20, 44],
    [21, 52],
    [60, 52],
    [61, 60],
    [1_000_000, 60],
  ])("%s reports: %s px", (n, size) => {
    expect(sizeOfRing(n)).toBe(size);
  });
});

describe("shortCount", () => {
  it.each([
    [7, "ja", "7"],
    [999, "ja", "999"],
    [1_234, "ja", "1,234"],
    [9_999, "en", "9,999"],
    [12_345, "ja", "1.2万"],
    [12_345, "en", "12k"],
    [10_000, "ja", "1万"],
    [199_999, "ja", "19万"],
    [1_000_000, "en", "1000k"],
  ])("%s in %s is %s", (n, locale, words) => {
    expect(shortCount(n, locale)).toBe(words);
  });
});
