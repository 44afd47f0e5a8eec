/** Lengths are counted in Unicode code points, as people count letters. */
export const TITLE_LENGTH = 60;
export const BODY_LENGTH = 2_000;
export const ANSWER_LENGTH = 500;
export const ALT_LENGTH = 200;

export const EDIT_MINUTES = 30;
export const UNCONFIRMED_DAYS = 7;
export const REMINDER_AFTER_DAYS = 1;

/** A school class behind one address can report in one lesson; a machine cannot flood. */
export const submitLimits = {
  perAddress: { name: "submit-address", times: 90, seconds: 3_600 },
  perPerson: { name: "submit-person", times: 20, seconds: 3_600 },
} as const;

/** Bumped whenever the paragraph before sending changes; stored with each report. */
export const CONSENT_VERSION = "2026-11";

// Control characters but line feed, the signs that turn the direction of a text round (Unicode TR 9:
// LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI, LRM, RLM, ALM), and spaces without width. The joiner
// U+200D stays: emoji of several parts are written with it.
const UNWANTED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

/** Text as it is kept: line ends unified, nothing invisible, no spaces at either end. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNWANTED, "")
    .replace(/\n{4,}/g, "\n\n\n")
    .normalize("NFC")
    .trim();
}

/** The same for a single line. Split, not matched: a pattern takes minutes over 100,000 spaces. */
export const cleanLine = (text: string) =>
  cleanText(text)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join(" ");

export const letters = (text: string) => [...text].length;
