import { describe, expect, it } from "vitest";
import { dealer, randomFrom, shuffle, weighted } from "./random.ts";

const many = (count: number, one: () => number) => Array.from({ length: count }, one);

describe("randomFrom", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const [a, b, c] = ["one", "one", "two"].map((seed) => many(20, randomFrom(seed).next));
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });

  it("spreads evenly from 0 up to 1", () => {
    const numbers = many(20_000, randomFrom("even").next);
    const tenths = Array.from(
      { length: 10 },
      (_, i) => numbers.filter((n) => Math.floor(n * 10) === i).length,
    );
    expect(Math.min(...tenths)).toBeGreaterThan(1_800);
    expect(Math.max(...tenths)).toBeLessThan(2_200);
  });

  it("has a bell around 0", () => {
    const random = randomFrom("bell");
    const numbers = many(5_000, random.bell);
    expect(Math.abs(numbers.reduce((sum, n) => sum + n, 0) / 5_000)).toBeLessThan(0.05);
    expect(numbers.every((n) => n >= -2 && n <= 2)).toBe(true);
  });

  it("picks nothing from nothing", () => {
    expect(() => randomFrom("x").pick([])).toThrow("nothing to pick");
  });
});

describe("shuffle", () => {
  it("keeps every one", () => {
    const list = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = shuffle([...list], randomFrom("s"));
    expect(shuffled).not.toEqual(list);
    expect(shuffled.sort((a, b) => a - b)).toEqual(list);
  });
});

describe("weighted", () => {
  it("chooses by weight and never what has none", () => {
    const choose = weighted([
      ["a", 3],
      ["b", 0],
      ["c", 1],
    ] as const);
    const random = randomFrom("w");
    const chosen = Array.from({ length: 4_000 }, () => choose(random));
    expect(chosen).not.toContain("b");
    expect(chosen.filter((one) => one === "a").length).toBeGreaterThan(2_800);
    expect(chosen.filter((one) => one === "c").length).toBeGreaterThan(900);
  });

  it("refuses weights of nothing", () => {
    expect(() => weighted([["a", 0]])).toThrow("nothing has a weight");
  });
});

describe("dealer", () => {
  it("comes to the pack's sum in every round, in changing order", () => {
    const deal = dealer([0, 1, 2, 7], randomFrom("d"));
    const rounds = Array.from({ length: 30 }, () => many(4, deal));
    for (const round of rounds) expect(round.reduce((sum, n) => sum + n, 0)).toBe(10);
    expect(new Set(rounds.map(String)).size).toBeGreaterThan(5);
  });
});
