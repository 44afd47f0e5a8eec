import { describe, expect, test } from "vitest";
import { seeded } from "@/server/testing/random.ts";
import { cleanLine, cleanText, letters } from "./limits.ts";

describe("texts as they are kept", () => {
  test.each([
    ["line ends of every machine", "a\r\nb\rc\nd", "a\nb\nc\nd"],
    ["a tab", "a\tb", "a b"],
    ["control characters", "a\0b\u0007c\u001bd\u007fe\u0085f", "abcdef"],
    ["direction overrides", "a\u202eb\u2066c\u2069d\u200ee\u061cf", "abcdef"],
    ["a byte order mark and non-characters", "\ufeffa\ufffeb\uffffc", "abc"],
    ["many empty lines", "a\n\n\n\n\n\n\nb", "a\n\n\nb"],
    ["spaces at either end, wide ones too", " \u3000a\u3000 \n", "a"],
    ["a letter and its mark", "か\u3099", "が"],
    ["half a surrogate pair", "a\ud83db", "a\ufffdb"],
    ["emoji of several parts", "👩‍👩‍👧🏳️‍🌈", "👩‍👩‍👧🏳️‍🌈"],
    ["HTML, which is only text", '<b>a</b> & "', '<b>a</b> & "'],
    ["nothing visible", "\u202e\u0000 \u3000", ""],
    ["nothing visible but a zero-width space", "\u200b\u2060", ""],
  ])("%s", (_what, typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  test.each([
    ["a\nb", "a b"],
    ["a \n\n \n b", "a b"],
    ["\na\u3000\n", "a"],
    ["a\u2028b", "a b"],
  ])("a line has no line breaks: %j", (typed, kept) => {
    expect(cleanLine(typed)).toBe(kept);
  });

  test("cleaning twice is cleaning once, and leaves nothing that was to go", () => {
    const random = seeded(5);
    const signs = [..."aあが\u3099\n\r\t \u3000\0\u202e\u200e🔥\u200d\ufeff\u2028\u200b"];
    for (let i = 0; i < 1_000; i++) {
      const typed = Array.from({ length: random.below(25) }, () => random.pick(signs)).join("");
      for (const clean of [cleanText, cleanLine]) {
        const once = clean(typed);
        expect(clean(once)).toBe(once);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(once).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        expect(once.trim()).toBe(once);
      }
      expect(cleanLine(typed)).not.toContain("\n");
    }
  });
});

describe("100,000 letters take no time, whatever they are", () => {
  const worst = [
    " ",
    "\n",
    " \n",
    "\r",
    "\u3000",
    "\t",
    "\0",
    "あ",
    "🔥",
    "か\u3099",
    "\u202e",
    "a\n\n\n\n",
  ];
  test.each(worst)("%j", (sign) => {
    const began = performance.now();
    const text = `a${sign.repeat(100_000)}b`;
    cleanLine(text);
    cleanText(text);
    letters(text);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

test.each([
  ["", 0],
  ["ab", 2],
  ["が", 1],
  ["🔥", 1],
  ["𠮷野家", 3],
  ["👩‍👩‍👧", 5],
  ["🏳️‍🌈", 4],
])("%s has %i letters, as the counter below the field counts them", (text, count) => {
  expect(letters(text)).toBe(count);
});
