import { describe, expect, it } from "vitest";
import { nameIn, placeLine } from "./place-line.ts";

const ward = { name: { ja: "阿倍野区", en: "Abeno Ward" } };

describe("placeLine", () => {
  it.each([
    ["昭和町三丁目", "ja", "阿倍野区昭和町三丁目"],
    ["昭和町", "ja", "阿倍野区昭和町付近"],
    ["昭和町三丁目", "en", "昭和町三丁目, Abeno Ward"],
    ["昭和町", "en", "near 昭和町, Abeno Ward"],
    [null, "ja", "阿倍野区"],
    [null, "en", "Abeno Ward"],
  ])("says %s in %s as %s", (townName, locale, words) => {
    expect(placeLine({ ward, townName }, locale)).toBe(words);
  });
});

describe("nameIn", () => {
  it("falls back to Japanese", () => {
    expect(nameIn("en", { ja: "北区" })).toBe("北区");
    expect(nameIn("en", ward.name)).toBe("Abeno Ward");
  });
});
