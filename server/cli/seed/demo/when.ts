import { dayNumber, dayStart } from "../calendar.ts";
import { type Random, weighted } from "../random.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The newest are minutes old, so that a demo always has something fresh. */
const freshMinutes = [4, 13, 31, 52, 96, 151, 233, 340, 466, 655, 910, 1_210];

/** How many reports are sent in each hour of the day. */
export const hourWeights = [
  3, 2, 1, 1, 2, 6, 16, 34, 44, 40, 36, 34, 38, 32, 30, 34, 40, 48, 46, 38, 30, 24, 16, 8,
];

export const hourOfDay = weighted(hourWeights.map((weight, hour) => [hour, weight] as const));

/** Moments of the last twelve months, newest first; more of them lately. */
export function demoMoments(count: number, now: number, random: Random): number[] {
  const moments = freshMinutes.slice(0, count).map((minutes) => now - minutes * MINUTE_MS);
  const today = dayNumber(now);
  while (moments.length < count) {
    const day = today - 1 - Math.floor(364 * random.next() ** 1.5);
    const minute = hourOfDay(random) * 60 + random.whole(60);
    const at = dayStart(day) + minute * MINUTE_MS + random.whole(60_000);
    if (at > now - 365 * DAY_MS) moments.push(at);
  }
  return moments.sort((a, b) => b - a);
}
