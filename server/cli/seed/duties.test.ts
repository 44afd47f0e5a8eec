import { describe, expect, it } from "vitest";
import { officeFinder, seedCategories } from "./duties.ts";

const categories = seedCategories();
const officeFor = officeFinder();
const office = (ward: string, code: string) => {
  const category = categories.get(code);
  return category ? officeFor(ward, category)?.code : null;
};

describe("officeFinder", () => {
  it.each([
    ["27119", "road-hole", "road-south"],
    ["27127", "road-hole", "road-north"],
    ["27119", "water-leak", "water-city"],
    ["27119", "graffiti", "ward-kyodo-27119"],
    ["27119", "neighbour-care", "ward-hoken-27119"],
    ["27119", "signal-sign", "ward-kyodo-27119"],
  ])("in %s, %s goes to %s", (ward, code, expected) => {
    expect(office(ward, code)).toBe(expected);
  });

  it("knows nobody outside the city", () => {
    expect(office("13101", "road-hole")).toBeUndefined();
  });
});

describe("seedCategories", () => {
  it("has every category with a number of its own", () => {
    const numbers = [...categories.values()].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(categories.size);
    expect(categories.get("noise")?.rule).toBe("private");
  });
});
