import { cityFacts } from "@/server/places/queries/map.ts";
import { nameIn } from "./place-line.ts";
import type { CityWords } from "./promise.ts";

/** The city pack's own words for dates and answers, in the reader's language. */
export function cityWords(locale: string): CityWords {
  const { answerDate, workDate, response } = cityFacts().words;
  return {
    answerDate: nameIn(locale, answerDate),
    workDate: nameIn(locale, workDate),
    response: nameIn(locale, response),
  };
}
