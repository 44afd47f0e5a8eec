import { describe, expect, it } from "vitest";
import { suggestCategories } from "./suggest-categories.ts";

const categories = [
  { code: "road-hole", name: "道路の穴", words: ["穴", "段差", "pothole", "bump"] },
  { code: "street-light", name: "街灯", words: ["街灯", "電灯", "street light", "light"] },
  { code: "litter", name: "ごみ", words: ["ごみ", "ポイ捨て", "litter"] },
  { code: "drain", name: "側溝", words: ["側溝", "ふた"] },
];
const codes = (typed: string) => suggestCategories(categories, typed).map(({ code }) => code);

describe("categories that words point to", () => {
  it.each([
    ["歩道に大きな穴", ["road-hole"]],
    ["側溝のふたがずれて段差がある", ["drain", "road-hole"]],
    ["A Pothole near the street-light", ["street-light", "road-hole"]],
    ["two potholes", ["road-hole"]],
    ["slight smell", []],
    ["", []],
    ["なにか", []],
  ])("%s", (typed, expected) => {
    expect(codes(typed)).toEqual(expected);
  });

  it("are three at most", () => {
    expect(codes("穴 街灯 ごみ 側溝")).toHaveLength(3);
  });
});
