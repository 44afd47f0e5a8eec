import { bigrams, fold, WORD } from "@/server/core/search-text.ts";

/** What a report is found by. The extra lexemes let a rare word meet a filter inside the index. */
export function searchDocument(report: {
  title: string;
  body: string;
  townName: string | null;
  wardCode: string;
  categoryCode: string;
}): { folded: string; grams: string[] } {
  const folded = fold([report.title, report.body, report.townName ?? ""].join(" \n"));
  return {
    folded,
    grams: [...bigrams(folded), `w:${report.wardCode}`, `c:${report.categoryCode}`],
  };
}

const MAX_WORDS = 5;
const MAX_LETTERS = 40;

/** What someone looks for: words that must all occur, and the bigrams that the index knows. */
export type Looked = { words: string[]; grams: string[] };

/** @returns null when nothing searchable was typed. Words beyond five are left out. */
export function lookedFor(text: string): Looked | null {
  const words = [...fold(text.slice(0, 400)).matchAll(WORD)]
    .map(([word]) => [...word].slice(0, MAX_LETTERS).join(""))
    .slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  return { words, grams: [...new Set(words.flatMap((word) => bigrams(word)))] };
}
