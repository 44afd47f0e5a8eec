import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  cityDay,
  isClosedDay,
  startOfCityDay,
} from "@/server/reports/rules/days.ts";
import {
  cellMonth,
  cityCalendar,
  dayInWords,
  dayNumber,
  dayStart,
  dayText,
  monthAt,
  stamp,
} from "./calendar.ts";
import { randomFrom } from "./random.ts";

const moments = [
  "2026-11-22T03:00:00Z",
  "2026-11-22T14:59:59Z",
  "2026-11-22T15:00:00Z",
  "2026-12-31T15:00:00Z",
  "2024-02-29T00:00:00Z",
].map((text) => Date.parse(text));

describe("days of the city", () => {
  it.each(moments)("%i falls on the day the rules say", (ms) => {
    expect(dayText(dayNumber(ms))).toBe(cityDay(new Date(ms)));
    expect(dayStart(dayNumber(ms))).toBe(startOfCityDay(cityDay(new Date(ms))).getTime());
    const [year = 0, month = 0] = cityDay(new Date(ms)).split("-").map(Number);
    expect(monthAt(ms)).toBe(month);
    expect(cellMonth(ms)).toBe(year * 12 + month - 1);
  });

  it.each([...moments, 0])("%i is stamped to the millisecond", (ms) => {
    expect(new Date(stamp(ms + 7)).getTime()).toBe(ms + 7);
  });

  it("are said in both languages", () => {
    const day = dayNumber(Date.parse("2026-11-22T03:00:00Z"));
    expect(dayInWords(day, "ja")).toBe("11月22日（日）");
    expect(dayInWords(day, "en")).toBe("22 November");
  });
});

describe("cityCalendar", () => {
  const first = dayNumber(Date.parse("2025-11-01T00:00:00Z"));
  const calendar = cityCalendar(first, first + 500);

  it.each([0, 1, 2, 3, 5, 7, 20])("counts %i working days as the rules do", (count) => {
    for (let day = first; day < first + 400; day += 13) {
      const at = new Date(dayStart(day) + 40_000_000);
      expect(dayText(calendar.workingDaysAfter(day, count))).toBe(addWorkingDays(at, count));
    }
  });

  it("acts in office hours of open days alone", () => {
    const random = randomFrom("hours");
    for (let day = first; day < first + 90; day++) {
      const at = calendar.officeHour(day, random);
      expect(at).toBeGreaterThanOrEqual(dayStart(day));
      expect(isClosedDay(cityDay(new Date(at)))).toBe(false);
      const hour = new Date(at + 9 * 3_600_000).getUTCHours();
      expect(hour >= 8 && hour <= 17).toBe(true);
    }
  });

  it("goes on without holidays beyond what it knows", () => {
    expect(calendar.workingDaysAfter(first + 499, 10)).toBeGreaterThan(first + 499);
  });
});
