import { describe, expect, it } from "vitest";
import { dayNumber, monthAt } from "../calendar.ts";
import { categoryShares } from "../content.ts";
import { randomFrom } from "../random.ts";
import { categoriesByMonth, dayWeight, firstDay, LATEST_MS, momentsUpTo } from "./rhythm.ts";

const until = Date.parse("2026-11-01T00:00:00+09:00");
const random = randomFrom("rhythm");
const momentOf = momentsUpTo(6_000, until, random);
const moments = Array.from({ length: 6_000 }, (_, nth) => momentOf(nth));
const countBy = (keyOf: (ms: number) => number) => {
  const counts: number[] = [];
  for (const ms of moments) counts[keyOf(ms)] = (counts[keyOf(ms)] ?? 0) + 1;
  return counts;
};

describe("momentsUpTo", () => {
  it("fills three years, day by day, and ends before the end", () => {
    const days = moments.map(dayNumber);
    expect(days.every((day, i) => i === 0 || day >= (days[i - 1] ?? 0))).toBe(true);
    expect(days[0]).toBe(firstDay(dayNumber(until)));
    expect(Math.max(...moments)).toBeLessThanOrEqual(until - LATEST_MS);
    expect(new Set(days).size).toBeGreaterThan(1_080);
  });

  it("has a week and a day: busy Mondays, quiet weekends and nights", () => {
    const weekdays = countBy((ms) => new Date(ms + 9 * 3_600_000).getUTCDay());
    expect(weekdays[1]).toBeGreaterThan((weekdays[6] ?? 0) * 1.3);
    const hours = countBy((ms) => new Date(ms + 9 * 3_600_000).getUTCHours());
    expect(hours[8]).toBeGreaterThan((hours[3] ?? 0) * 10);
  });

  it("has seasons, and grows", () => {
    const months = countBy(monthAt);
    expect((months[6] ?? 0) + (months[9] ?? 0)).toBeGreaterThan(
      (months[1] ?? 0) + (months[2] ?? 0),
    );
    const [first, last] = [firstDay(dayNumber(until)), dayNumber(until)];
    expect(dayWeight(last - 7, first, last)).toBeGreaterThan(
      dayWeight(last - 7 - 728, first, last),
    );
  });
});

describe("categoriesByMonth", () => {
  it("has weeds in summer, seldom in winter", () => {
    const byMonth = categoriesByMonth(categoryShares);
    const weeds = (month: number) =>
      Array.from({ length: 4_000 }, () => byMonth[month]?.(random)).filter((one) => one === "weeds")
        .length;
    expect(weeds(7)).toBeGreaterThan(weeds(1) * 2);
    expect(weeds(1)).toBeGreaterThan(0);
  });
});
