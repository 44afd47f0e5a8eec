import { cityDay, startOfCityDay } from "./days.ts";

/** A stretch of time that words are looked for in, and the months that it lies in. */
export type SearchWindow = {
  from: Date | null;
  /** The first moment after it. */
  before: Date | null;
  /** Months of the city's calendar, newest first; null where nothing bounds the beginning. */
  months: string[] | null;
};

/** Months of the first windows; all earlier time is the last. */
const LENGTHS = [2, 10];
/** A longer list of months would cost the index more than it saves. */
const MAX_MONTHS = 36;

const monthOf = (at: Date): number => {
  const [year = 0, month = 1] = cityDay(at).split("-").map(Number);
  return year * 12 + month - 1;
};
const monthText = (month: number) =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
const beginning = (month: number) => startOfCityDay(`${monthText(month)}-01`);

/** Months from `newest` back to `oldest`. */
const monthsBetween = (oldest: number, newest: number) =>
  Array.from({ length: newest - oldest + 1 }, (_, i) => monthText(newest - i));

/**
 * The windows in which words are looked for, newest first, until enough is found. Together they
 * cover the range once: a frequent word is found in the first without its older hits being read,
 * and a rare one has few rows anywhere.
 *
 * @param range `before` is the first moment after the range
 * @param lengths months of the windows before the last; none for the range as one
 */
export function searchWindows(
  range: { from: Date | null; before: Date | null },
  now: Date,
  lengths: readonly number[] = LENGTHS,
): SearchWindow[] {
  if (range.from && range.before && range.from >= range.before) return [];
  const last = range.before && range.before < now ? new Date(range.before.getTime() - 1) : now;
  const newest = monthOf(last);
  const oldest = range.from ? monthOf(range.from) : null;
  const windows: SearchWindow[] = [];
  let { before } = range;
  let month = newest;
  for (const length of lengths) {
    const first = month - length + 1;
    if (oldest !== null && first <= oldest) break;
    const from = beginning(first);
    windows.push({ from, before, months: monthsBetween(first, month) });
    before = from;
    month = first - 1;
  }
  const isListed = oldest !== null && month - oldest < MAX_MONTHS;
  // A range that begins in a month yet to come has nothing in it but what a wrong clock brought.
  const months = isListed && month >= oldest ? monthsBetween(oldest, month) : null;
  return [...windows, { from: range.from, before, months }];
}
