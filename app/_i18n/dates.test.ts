import { describe, expect, it } from "vitest";
import { ago, calendarDays, formatClock, formatDay, formatMoment } from "./dates.ts";

const now = new Date("2026-11-24T03:00:00Z");
const sunday = new Date("2026-11-14T23:12:00Z");

describe("days on the city's clock", () => {
  it("writes the day with its weekday, whatever the machine's zone", () => {
    expect(formatDay("ja", sunday, now)).toBe("11月15日（日）");
    expect(formatDay("en", sunday, now)).toBe("Sun 15 Nov");
  });

  it("adds the year when it is another one", () => {
    const before = new Date("2025-12-31T14:59:00Z");
    expect(formatDay("ja", before, now)).toBe("2025年12月31日（水）");
    expect(formatDay("en", before, now)).toBe("Wed 31 Dec 2025");
  });

  it("writes the time", () => {
    expect(formatMoment("ja", sunday, now)).toBe("11月15日（日）午前8時12分");
    expect(formatMoment("en", sunday, now)).toBe("Sun 15 Nov, 8:12 am");
    expect(formatClock("ja", new Date("2026-11-18T07:00:00Z"))).toBe("午後4時");
    expect(formatClock("ja", new Date("2026-11-17T15:00:00Z"))).toBe("午前0時");
    expect(formatClock("en", new Date("2026-11-17T15:00:00Z"))).toBe("12:00 am");
    expect(formatClock("en", new Date("2026-11-18T03:05:00Z"))).toBe("12:05 pm");
  });

  it("counts calendar days, not spans of 24 hours", () => {
    expect(calendarDays(new Date("2026-11-23T14:59:00Z"), new Date("2026-11-23T15:01:00Z"))).toBe(
      1,
    );
    expect(calendarDays(now, new Date("2026-11-29T15:00:00Z"))).toBe(6);
    expect(calendarDays(now, sunday)).toBe(-9);
  });
});

describe("ago", () => {
  const back = (minutes: number) => ago(new Date(now.getTime() - minutes * 60_000), now);
  it.each([
    [0.5, { unit: "now", n: 0 }],
    [5, { unit: "minutes", n: 5 }],
    [59, { unit: "minutes", n: 59 }],
    [180, { unit: "hours", n: 3 }],
    [60 * 13, { unit: "yesterday", n: 1 }],
    [60 * 24 * 9, { unit: "days", n: 9 }],
    [60 * 24 * 31, null],
    [-10, null],
  ])("%d minutes", (minutes, said) => {
    expect(back(minutes)).toEqual(said);
  });
  it("says hours for last night, seen early in the morning", () => {
    const early = new Date("2026-11-23T16:00:00Z");
    expect(ago(new Date("2026-11-23T13:30:00Z"), early)).toEqual({ unit: "hours", n: 2 });
  });
});
