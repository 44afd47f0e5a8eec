import { describe, expect, it } from "vitest";
import { isId, numberOf } from "@/server/core/ids.ts";
import { scramble, seededId, seededReportId } from "./ids.ts";
import { randomFrom } from "./random.ts";

const at = Date.UTC(2026, 10, 22, 3, 4, 5, 678);
const timeOf = (id: string) => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

describe("seededId", () => {
  it("is a version 7 UUID of its moment, the same for the same seed", () => {
    const id = seededId(at, randomFrom("a"));
    expect(isId(id)).toBe(true);
    expect(id[14]).toBe("7");
    expect(timeOf(id)).toBe(at);
    expect(seededId(at, randomFrom("a"))).toBe(id);
    expect(seededId(at, randomFrom("b"))).not.toBe(id);
  });

  it("does not repeat itself", () => {
    const random = randomFrom("many");
    const ids = Array.from({ length: 50_000 }, () => seededId(at, random));
    expect(new Set(ids).size).toBe(50_000);
    expect(ids.every(isId)).toBe(true);
  });
});

describe("scramble", () => {
  it.each([0, 1, 0x5eed, 4_000_000_000])("keeps numbers apart, key %i", (key) => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => scramble(i, key));
    expect(new Set(numbers).size).toBe(100_000);
    expect(numbers.every((n) => Number.isSafeInteger(n) && n >= 0 && n < 2 ** 50)).toBe(true);
  });
});

describe("seededReportId", () => {
  it("gives every report of a seed a number of its own", () => {
    const ids = Array.from({ length: 60_000 }, (_, nth) => seededReportId(at + nth, nth, 77));
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids.map(numberOf)).size).toBe(60_000);
    expect(timeOf(ids[9] ?? "")).toBe(at + 9);
  });

  it("gives other numbers for another key", () => {
    expect(numberOf(seededReportId(at, 5, 1))).not.toBe(numberOf(seededReportId(at, 5, 2)));
  });
});
