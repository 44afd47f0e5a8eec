import { describe, expect, test } from "vitest";
import { fold, likePattern, trigrams } from "@/server/core/search-text.ts";
import { seeded } from "@/server/testing/random.ts";
import { lookedFor, searchDocument } from "./search.ts";

const about = {
  townName: "西天満",
  wardCode: "27127",
  categoryCode: "litter",
  createdAt: new Date("2026-10-31T15:00:00Z"),
};
const report = (title: string, body = "") => searchDocument({ title, body, ...about });

/** What the database does: every run of letters in the index, every word in the text. */
function finds(words: string, document: { folded: string; grams: string[] }): boolean {
  const looked = lookedFor(words);
  if (!looked) return true;
  const known = new Set(document.grams);
  return (
    looked.grams.every((gram) => known.has(gram)) &&
    looked.beginnings.every((two) => document.grams.some((gram) => gram.startsWith(two))) &&
    looked.words.every((word) => document.folded.includes(word))
  );
}

describe("ways to write that find one another", () => {
  const spellings = ["ごみ", "ゴミ", "ｺﾞﾐ", "ｺ\u3099ミ"];
  test.each(spellings)("%s finds all", (typed) => {
    for (const written of spellings) expect(finds(typed, report(`${written}が多い`))).toBe(true);
  });

  test.each([
    ["ABC", "ａｂｃビル"],
    ["ａｂｃ", "Abcビル"],
    ["１２", "12番"],
    ["ラーメン", "らーめん屋"],
    ["バス停", "ﾊﾞｽ停の前"],
    ["𠮷野", "𠮷野家の前"],
    ["西天満", "どこか"],
  ])("%s finds %s", (typed, written) => {
    expect(finds(typed, report(written))).toBe(true);
  });

  test.each([
    ["バス", "ハスの花"],
    ["吉野", "𠮷野家の前"],
    ["こみ", "ごみ"],
    ["道 穴", "道に段差"],
  ])("%s does not find %s", (typed, written) => {
    expect(finds(typed, report(written))).toBe(false);
  });
});

describe("what is looked for", () => {
  test.each(["", " ", "　", "🔥", "%_", "'\\&|!:*()", "、。", "\ud83d", "\0"])(
    "%j is nothing",
    (text) => {
      expect(lookedFor(text)).toBeNull();
    },
  );

  test("words are split at signs and spaces, five at most, forty letters each", () => {
    expect(lookedFor("道路、穴　段差")?.words).toEqual(["道路", "穴", "段差"]);
    expect(lookedFor("a b c d e f g")?.words).toEqual(["a", "b", "c", "d", "e"]);
    expect(lookedFor("あ".repeat(100))?.words).toEqual(["あ".repeat(40)]);
    expect(lookedFor("𠮷".repeat(100))?.words).toEqual(["𠮷".repeat(40)]);
  });

  test.each([
    ["穴", [], []],
    ["穴 道路", [], ["道路"]],
    ["自転車", ["自転車"], []],
    ["道路標識", ["道路標", "路標識"], []],
    ["𠮷野", [], ["𠮷野"]],
    ["道路 自転車 道路 自転車", ["自転車"], ["道路"]],
  ])("%s is runs %j and beginnings %j, each once", (typed, grams, beginnings) => {
    expect(lookedFor(typed)).toMatchObject({ grams, beginnings });
  });

  test("100,000 letters are read in no time", () => {
    const looked = lookedFor("あいうえお ".repeat(20_000));
    expect(looked?.words).toHaveLength(5);
  });
});

describe("a report's document", () => {
  test("holds title, body and town, and the lexemes of its ward and category", () => {
    const { folded, grams } = report("ゴミ", "ﾊﾞｽ停");
    expect(folded).toBe("ごみ ばす停 西天満");
    expect(grams).toEqual([
      ...["ごみ", "ばす停", "す停", "西天満", "天満"],
      // Midnight in the city: the first day of November.
      ...["w:27127", "c:litter", "m:2026-11"],
    ]);
  });

  test("does not join the end of the title with the beginning of the body", () => {
    expect(report("道", "路").grams).not.toContain("道路");
  });

  test("has no empty lexeme, which the database would refuse", () => {
    for (const text of ["", "🔥", "\u3000", "a", "a b"]) {
      const { grams } = searchDocument({ ...about, title: text, body: text, townName: null });
      expect(grams.every((gram) => gram.length >= 2)).toBe(true);
    }
  });
});

test("whatever part of a title is looked for, the report is found", () => {
  const random = seeded(7);
  const letters = [..."あいうゴミ道路穴ABCｱｲｳー12𠮷🔥 、"];
  for (let i = 0; i < 400; i++) {
    const title = Array.from({ length: 1 + random.below(15) }, () => random.pick(letters)).join("");
    const all = [...title];
    const from = random.below(all.length);
    // A part that begins or ends inside a half-width pair would be other letters.
    const part = all.slice(from, from + 1 + random.below(8)).join("");
    const document = report(title);
    if (document.folded.includes(fold(part))) expect(finds(part, document)).toBe(true);
  }
});

test("the pattern for LIKE and the runs agree on what a word is", () => {
  expect(likePattern("ごみ")).toBe("%ごみ%");
  expect(trigrams("ごみ")).toEqual(["ごみ"]);
});
