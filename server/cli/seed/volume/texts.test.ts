import { describe, expect, it } from "vitest";
import { checkTexts } from "@/server/reports/rules/check.ts";
import { categoryShares } from "../content.ts";
import { seedCategories } from "../duties.ts";
import { randomFrom, weighted } from "../random.ts";
import { sentencesInUse, volumeTexts } from "./texts.ts";

const categories = seedCategories();
const place = {
  town: "昭和町",
  station: { ja: "昭和町駅", en: "Showacho Station" },
  landmark: { ja: "長居公園", en: "the park" },
};

describe("volumeTexts", () => {
  it("says 20,000 things of which no two are alike, all at one place", () => {
    const texts = volumeTexts(categories);
    const random = randomFrom("texts");
    const choose = weighted(Object.entries(categoryShares));
    const said = new Set<string>();
    for (let i = 0; i < 20_000; i++) {
      const { title, body } = texts(choose(random), 1 + (i % 12), place, random);
      said.add(`${title}\n${body}`);
    }
    expect([...said].filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
    expect(said.size).toBe(20_000);
  });

  it("does not repeat itself within the rarest category either", () => {
    const texts = volumeTexts(categories);
    const random = randomFrom("rare");
    const said = Array.from(
      { length: 8_000 },
      () => texts("rough-sleeping", 6, place, random).body,
    );
    expect(new Set(said).size).toBe(8_000);
  });

  it("counts when all has been said", () => {
    const texts = volumeTexts(categories);
    const random = { ...randomFrom("end"), pick: <T>(from: readonly T[]) => from[0] as T };
    const only = { ...random, next: () => 0.999999 };
    const said = Array.from({ length: 40_000 }, () => texts("solved-cleanup", 6, place, only).body);
    expect(new Set(said).size).toBe(40_000);
    expect(said.at(-1)).toContain("2回目です。");
  });

  it("keeps the rules of the form", () => {
    const texts = volumeTexts(categories);
    const random = randomFrom("form");
    const wrong: unknown[] = [];
    for (const code of categories.keys()) {
      for (let i = 0; i < 40; i++) {
        const { title, body } = texts(code, 1 + (i % 12), place, random);
        const checked = checkTexts({ title, body });
        const isKept = checked.title === title && checked.body === body;
        if (!isKept || checked.problems.length) wrong.push(checked);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("sentencesInUse", () => {
  it("are at least 400 different ones, written by hand", () => {
    expect(sentencesInUse().size).toBeGreaterThanOrEqual(1_500);
  });
});
