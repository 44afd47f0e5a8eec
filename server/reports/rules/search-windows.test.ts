import { describe, expect, test } from "vitest";
import { cityDay, startOfCityDay } from "./days.ts";
import { searchWindows } from "./search-windows.ts";

const now = new Date("2026-11-22T03:00:00Z");
const day = (text: string) => startOfCityDay(text);
const told = (from: string | null, before: string | null) =>
  searchWindows({ from: from ? day(from) : null, before: before ? day(before) : null }, now).map(
    (window) => [
      window.from && cityDay(window.from),
      window.before && cityDay(window.before),
      window.months && `${window.months[0]} … ${window.months.at(-1)}`,
    ],
  );

describe("windows of time, newest first", () => {
  test("all time: two months, ten months, the rest", () => {
    expect(told(null, null)).toEqual([
      ["2026-10-01", null, "2026-11 … 2026-10"],
      ["2025-12-01", "2026-10-01", "2026-09 … 2025-12"],
      [null, "2025-12-01", null],
    ]);
  });

  test.each([
    ["one month", "2026-11-01", "2026-12-01", [["2026-11-01", "2026-12-01", "2026-11 … 2026-11"]]],
    ["one day", "2026-03-05", "2026-03-06", [["2026-03-05", "2026-03-06", "2026-03 … 2026-03"]]],
    [
      "three months",
      "2026-08-01",
      "2026-11-01",
      [
        ["2026-09-01", "2026-11-01", "2026-10 … 2026-09"],
        ["2026-08-01", "2026-09-01", "2026-08 … 2026-08"],
      ],
    ],
    [
      "since a day long ago, the months too many to list",
      "2010-01-05",
      null,
      [
        ["2026-10-01", null, "2026-11 … 2026-10"],
        ["2025-12-01", "2026-10-01", "2026-09 … 2025-12"],
        ["2010-01-05", "2025-12-01", null],
      ],
    ],
    [
      "until a day",
      null,
      "2024-02-01",
      [
        ["2023-12-01", "2024-02-01", "2024-01 … 2023-12"],
        ["2023-02-01", "2023-12-01", "2023-11 … 2023-02"],
        [null, "2023-02-01", null],
      ],
    ],
    ["a range that ends before it begins", "2026-05-01", "2026-04-01", []],
    ["the future", "2027-05-01", null, [["2027-05-01", null, null]]],
  ])("%s", (_, from, before, windows) => {
    expect(told(from, before)).toEqual(windows);
  });

  test("as one: the whole range, its months listed where it has a beginning not too long ago", () => {
    const [all, ...more] = searchWindows({ from: null, before: null }, now, []);
    expect([all, more]).toEqual([{ from: null, before: null, months: null }, []]);
    const range = { from: day("2026-09-15"), before: day("2026-11-01") };
    expect(searchWindows(range, now, [])).toEqual([{ ...range, months: ["2026-10", "2026-09"] }]);
    const long = { from: day("2020-01-01"), before: null };
    expect(searchWindows(long, now, [])).toEqual([{ ...long, months: null }]);
  });

  test("cover every month of every range once", () => {
    const months = Array.from({ length: 40 }, (_, i) => {
      const month = 2023 * 12 + 6 + i;
      return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    });
    const wrong: string[] = [];
    for (const [first, from] of months.entries())
      for (const to of months.slice(first + 1)) {
        const windows = searchWindows({ from: day(`${from}-01`), before: day(`${to}-01`) }, now);
        const listed = windows.flatMap((window) => window.months ?? ["unlisted"]);
        const wanted = months.filter((month) => month >= from && month < to && month <= "2026-11");
        if (listed.join() !== wanted.reverse().join()) wrong.push(`${from} ${to}: ${listed}`);
        for (const [i, window] of windows.entries())
          if (i && window.before?.getTime() !== windows[i - 1]?.from?.getTime())
            wrong.push(`${from} ${to}: a gap`);
      }
    expect(wrong).toEqual([]);
  });
});
