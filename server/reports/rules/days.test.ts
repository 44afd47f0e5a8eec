import { afterAll, describe, expect, test } from "vitest";
import { addWorkingDays, answerDueOn, cityDay, isClosedDay, startOfCityDay } from "./days.ts";

const zones = ["Asia/Kathmandu", "Asia/Tokyo", "UTC", "America/New_York", "Pacific/Kiritimati"];
const zoneBefore = process.env.TZ;
afterAll(() => {
  process.env.TZ = zoneBefore;
});

const noon = (day: string) => new Date(`${day}T12:00:00+09:00`);

describe.each(zones)("on a machine in %s", (zone) => {
  test.each([
    ["2026-11-21T14:59:59.999Z", "2026-11-21"],
    ["2026-11-21T15:00:00.000Z", "2026-11-22"],
    ["2026-12-31T15:00:00Z", "2027-01-01"],
    ["2028-02-28T15:00:00Z", "2028-02-29"],
    ["1970-01-01T00:00:00Z", "1970-01-01"],
  ])("%s is %s in the city", (moment, day) => {
    process.env.TZ = zone;
    expect(cityDay(new Date(moment))).toBe(day);
  });

  test.each([
    ["2026-11-22", "2026-11-21T15:00:00.000Z"],
    ["2027-01-01", "2026-12-31T15:00:00.000Z"],
    ["2026-03-29", "2026-03-28T15:00:00.000Z"],
    ["2026-11", "2026-10-31T15:00:00.000Z"],
  ])("%s begins at %s", (day, moment) => {
    process.env.TZ = zone;
    expect(startOfCityDay(day).toISOString()).toBe(moment);
  });

  test.each([
    ["2026-11-20", false, "a Friday"],
    ["2026-11-21", true, "a Saturday"],
    ["2026-11-22", true, "a Sunday"],
    ["2026-11-23", true, "Labour Thanksgiving Day"],
    ["2026-11-24", false, "a Tuesday"],
    ["2026-05-06", true, "a substitute holiday"],
    ["2026-09-22", true, "a day between two holidays"],
    ["2026-12-28", false, "the last day before the year's end"],
    ["2026-12-29", true, "the year's end"],
    ["2026-12-31", true, "the year's end"],
    ["2027-01-01", true, "New Year"],
    ["2027-01-03", true, "New Year"],
    ["2027-01-04", false, "a Monday"],
  ])("%s is closed: %s (%s)", (day, closed) => {
    process.env.TZ = zone;
    expect(isClosedDay(day)).toBe(closed);
  });

  test.each([
    ["2026-11-18", 0, "2026-11-18"],
    ["2026-11-18", 1, "2026-11-19"],
    ["2026-11-18", 3, "2026-11-24"],
    ["2026-11-21", 1, "2026-11-24"],
    ["2026-11-22", 5, "2026-11-30"],
    ["2026-12-28", 1, "2027-01-04"],
    ["2026-12-25", 3, "2027-01-05"],
    ["2027-01-02", 1, "2027-01-04"],
    ["2026-04-28", 1, "2026-04-30"],
    ["2026-05-01", 1, "2026-05-07"],
    ["2026-01-30", 1, "2026-02-02"],
    ["2028-02-28", 1, "2028-02-29"],
  ])("from %s, %i working days later it is %s", (day, days, due) => {
    process.env.TZ = zone;
    expect(addWorkingDays(noon(day), days)).toBe(due);
  });
});

test("what is sent late at night counts from the city's day, not the machine's", () => {
  process.env.TZ = "Asia/Kathmandu";
  // Tuesday 23:59 and Wednesday 00:00 in Osaka.
  expect(addWorkingDays(new Date("2026-11-17T14:59:00Z"), 1)).toBe("2026-11-18");
  expect(addWorkingDays(new Date("2026-11-17T15:00:00Z"), 1)).toBe("2026-11-19");
});

test("each of 400 days gives a day that is open, later, and not far", () => {
  let before = "";
  for (let i = 0; i < 400; i++) {
    const from = new Date(Date.UTC(2026, 0, 1 + i, 3));
    const due = addWorkingDays(from, 5);
    expect(isClosedDay(due)).toBe(false);
    expect(due > cityDay(from)).toBe(true);
    expect(due >= before).toBe(true);
    expect(startOfCityDay(due).getTime() - from.getTime()).toBeLessThan(17 * 86_400_000);
    before = due;
  }
});

test("a category without a clock has no answer date", () => {
  expect(answerDueOn(noon("2026-11-18"), null)).toBeNull();
  expect(answerDueOn(noon("2026-11-18"), 3)).toBe("2026-11-24");
});
