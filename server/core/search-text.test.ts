import { describe, expect, test } from "vitest";
import { seeded } from "@/server/testing/random.ts";
import { bigrams, fold, likePattern, trigrams } from "./search-text.ts";

describe("one written form for", () => {
  test.each([
    [
      "the three ways to write rubbish",
      ["ごみ", "ゴミ", "ｺﾞﾐ", " ゴミ ", "ゴミ", "ｺ\u3099ミ"],
      "ごみ",
    ],
    ["full-width letters and digits", ["ＡＢＣ１２３", "abc123", "ABC１２３"], "abc123"],
    ["half-width kana with marks", ["ﾊﾞｽ", "バス", "バス", "ばす"], "ばす"],
    ["long vowels", ["ラーメン", "らーめん", "ﾗｰﾒﾝ"], "らーめん"],
    ["small kana", ["ッャュョヮ", "っゃゅょゎ"], "っゃゅょゎ"],
    ["vu and the small ka and ke", ["ヴヵヶ"], "ゔゕゖ"],
    ["circled and joined signs", ["㈱①㍻", "(株)1平成"], "(株)1平成"],
    ["white space of any kind", ["a\u3000b", "a \n\t b", "a\u00a0b"], "a b"],
  ])("%s", (_what, spellings, folded) => {
    for (const spelling of spellings) expect(fold(spelling)).toBe(folded);
  });

  test("texts that differ stay different", () => {
    const texts = ["は", "ば", "ぱ", "ー", "-", "つ", "っ", "大", "犬", "太", "🔥", "👩‍👩‍👧"];
    expect(new Set(texts.map(fold)).size).toBe(texts.length);
  });
});

const alphabets = [
  "あいうえおー",
  "アイヴヷｱｶﾞ",
  "abcＡＢＣ",
  "漢字𠮷𩸽",
  "🔥👍🏽",
  " \n\u3000",
  "éẛ\u0323İ",
  "%_\\'&|!:*()",
];

function randomText(seed: number): string {
  const random = seeded(seed);
  return Array.from({ length: random.below(20) }, () =>
    random.pick([...random.pick(alphabets)]),
  ).join("");
}

describe("whatever is typed", () => {
  const texts = Array.from({ length: 500 }, (_, i) => randomText(i + 1));

  test("folding twice is folding once", () => {
    for (const text of texts) expect(fold(fold(text))).toBe(fold(text));
  });

  test("each bigram is two letters of the text, beside one another, told once", () => {
    for (const text of texts) {
      const folded = fold(text);
      const grams = bigrams(folded);
      expect(new Set(grams).size).toBe(grams.length);
      for (const gram of grams) {
        expect([...gram]).toHaveLength(2);
        expect(folded).toContain(gram);
        expect(gram).toMatch(/^[\p{L}\p{N}\p{M}ー]{2}$/u);
      }
    }
  });

  test("a part of a word has no bigram that the word has not", () => {
    for (const text of texts) {
      const letters = [...fold(text)];
      const part = letters.slice(2, 9).join("");
      const whole = new Set(bigrams(letters.join("")));
      for (const gram of bigrams(part)) expect(whole.has(gram)).toBe(true);
    }
  });

  test("no bigram holds a sign that the index's query language reads", () => {
    for (const text of texts)
      for (const gram of bigrams(fold(text))) expect(gram).not.toMatch(/['\\&|!:*()\s<>]/);
  });
});

test.each([
  ["", []],
  ["a", []],
  ["ab", ["ab"]],
  ["abc", ["abc", "bc"]],
  ["𠮷野家の前", ["𠮷野家", "野家の", "家の前", "の前"]],
  ["火🔥事", []],
  ["ごみ ごみ箱", ["ごみ", "ごみ箱", "み箱"]],
])("%j is found by %j", (folded, grams) => {
  expect(trigrams(folded)).toEqual(grams);
});

test("bigrams count letters, not halves of them", () => {
  expect(bigrams(fold("𠮷野家"))).toEqual(["𠮷野", "野家"]);
  expect(bigrams("a")).toEqual([]);
  expect(bigrams("")).toEqual([]);
  expect(bigrams("ab abab")).toEqual(["ab", "ba"]);
  expect(bigrams("火🔥事")).toEqual([]);
  expect(bigrams("らーめん")).toEqual(["らー", "ーめ", "めん"]);
});

test("halves of surrogate pairs do no harm", () => {
  expect(bigrams(fold("\ud83dごみ\ude00"))).toEqual(["ごみ"]);
});

test("LIKE reads none of the signs that were typed", () => {
  expect(likePattern("100%_\\")).toBe("%100\\%\\_\\\\%");
  expect(likePattern("ごみ")).toBe("%ごみ%");
});
