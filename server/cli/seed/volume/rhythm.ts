import { dayNumber, dayStart } from "../calendar.ts";
import { hourOfDay } from "../demo/when.ts";
import { type Random, weighted } from "../random.ts";

/** Sunday first: people report what they saw at the weekend on Monday. */
const weekdays = [0.82, 1.24, 1.12, 1.06, 1.04, 1.02, 0.78];
/** January first: few at New Year, many when grass grows and storms come. */
const seasons = [0.78, 0.82, 0.95, 1.02, 1.08, 1.16, 1.12, 1.0, 1.18, 1.1, 0.98, 0.81];

export const YEARS = 3;
/** The newest report is so old at the end: time enough to be confirmed. */
export const LATEST_MS = 600_000;

/** First day of the three years before a day. */
export const firstDay = (until: number) => {
  const date = new Date(until * 86_400_000);
  return Math.floor(
    Date.UTC(date.getUTCFullYear() - YEARS, date.getUTCMonth(), date.getUTCDate()) / 86_400_000,
  );
};

/** How much a day counts; the number of reports grows by half in three years. */
export function dayWeight(day: number, first: number, until: number): number {
  const date = new Date(day * 86_400_000);
  const growth = 0.8 + (0.4 * (day - first)) / (until - first);
  return growth * (weekdays[date.getUTCDay()] ?? 1) * (seasons[date.getUTCMonth()] ?? 1);
}

/**
 * Moments of `count` reports in three years up to `untilMs`, in the order of their days: the nth
 * asks for its day by where n stands among all. Only a list of days is held.
 */
export function momentsUpTo(
  count: number,
  untilMs: number,
  random: Random,
): (nth: number) => number {
  const until = dayNumber(untilMs);
  const first = firstDay(until);
  const sums: number[] = [];
  let sum = 0;
  for (let day = first; day < until; day++) {
    sum += dayWeight(day, first, until);
    sums.push(sum);
  }
  let at = 0;
  return (nth) => {
    const target = ((nth + random.next()) / count) * sum;
    while (at > 0 && (sums[at - 1] ?? 0) > target) at--;
    while (at < sums.length - 1 && (sums[at] ?? 0) <= target) at++;
    const minute = hourOfDay(random) * 60 + random.whole(60);
    const sent = dayStart(first + at) + minute * 60_000 + random.whole(60_000);
    return Math.min(sent, untilMs - LATEST_MS);
  };
}

/** What comes more often in some months. */
const inSeason: Record<string, number[]> = {
  weeds: [5, 6, 7, 8, 9, 10],
  pests: [5, 6, 7, 8, 9, 10],
  "street-tree": [5, 6, 9, 10, 11, 12],
  "flood-puddle": [6, 7, 8, 9, 10],
  "river-channel": [6, 7, 8, 9],
  "dark-street": [10, 11, 12, 1, 2],
  "street-light": [10, 11, 12, 1, 2],
  "sewer-smell": [6, 7, 8, 9],
  "park-ground": [4, 5, 7, 8],
  noise: [5, 6, 7, 8, 9],
};

/** A chooser of categories for each month, by their share of a year. Index 1 to 12. */
export function categoriesByMonth(shares: Record<string, number>): ((random: Random) => string)[] {
  return Array.from({ length: 13 }, (_, month) =>
    weighted(
      Object.entries(shares).map(([code, share]) => {
        const months = inSeason[code];
        const factor = months === undefined ? 1 : months.includes(month) ? 1.7 : 0.5;
        return [code, share * factor] as const;
      }),
    ),
  );
}
