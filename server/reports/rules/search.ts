import { fold, trigrams, WORD } from "@/server/core/search-text.ts";
import { cityDay } from "./days.ts";

/** Changes when documents are made otherwise: set-up then makes those of all reports anew. */
export const SEARCH_DOCUMENTS = "2";

export const wardLexeme = (wardCode: string) => `w:${wardCode}`;
export const categoryLexeme = (categoryCode: string) => `c:${categoryCode}`;
/** @param month of the city's calendar, `2026-11` */
export const monthLexeme = (month: string) => `m:${month}`;

/**
 * What a report is found by. The extra lexemes let words meet a ward, a category and a time inside
 * the index: only rows that fit all of them are read.
 */
export function searchDocument(report: {
  title: string;
  body: string;
  townName: string | null;
  wardCode: string;
  categoryCode: string;
  createdAt: Date;
}): { folded: string; grams: string[] } {
  const folded = fold([report.title, report.body, report.townName ?? ""].join(" \n"));
  return {
    folded,
    grams: [
      ...trigrams(folded),
      wardLexeme(report.wardCode),
      categoryLexeme(report.categoryCode),
      monthLexeme(cityDay(report.createdAt).slice(0, 7)),
    ],
  };
}

const MAX_WORDS = 5;
const MAX_LETTERS = 40;

/**
 * What someone looks for: words that must all occur, and what the index knows of them: runs of three
 * letters, or for a word of two letters the beginning of such a run.
 */
export type Looked = { words: string[]; grams: string[]; beginnings: string[] };

/** Every run of three letters. The last two alone begin no word inside a longer text. */
const soughtGrams = (word: string) => trigrams(word).filter((gram) => [...gram].length === 3);

/** @returns null when nothing searchable was typed. Words beyond five are left out. */
export function lookedFor(text: string): Looked | null {
  const words = [...fold(text.slice(0, 400)).matchAll(WORD)]
    .map(([word]) => [...word].slice(0, MAX_LETTERS).join(""))
    .slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  return {
    words,
    grams: [...new Set(words.flatMap(soughtGrams))],
    beginnings: [...new Set(words.filter((word) => [...word].length === 2))],
  };
}
