import { TZDate, tz } from "@date-fns/tz";
import holidays from "@holiday-jp/holiday_jp";
import { addDays, format, getDay } from "date-fns";

/** The city's calendar, whatever the machine's zone. */
export const CITY_ZONE = "Asia/Tokyo";

/** Calendar day in the city, `2026-11-22`. */
export const cityDay = (at: Date) => format(at, "yyyy-MM-dd", { in: tz(CITY_ZONE) });

/** First moment of a calendar day in the city. */
export const startOfCityDay = (day: string) => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, CITY_ZONE).getTime());
};

/**
 * True where the city's offices are closed: weekends, national holidays, and 29 December to
 * 3 January (地方自治法第4条の2; 大阪市の休日を定める条例).
 */
export function isClosedDay(day: string): boolean {
  const date = new TZDate(`${day}T00:00:00+09:00`, CITY_ZONE);
  const weekday = getDay(date);
  const monthDay = day.slice(5);
  return (
    weekday === 0 ||
    weekday === 6 ||
    monthDay >= "12-29" ||
    monthDay <= "01-03" ||
    holidays.isHoliday(new Date(`${day}T12:00:00`))
  );
}

function workingDaysAfter(day: string, workingDays: number): string {
  let date: Date = startOfCityDay(day);
  let left = workingDays;
  while (left > 0) {
    date = addDays(date, 1, { in: tz(CITY_ZONE) });
    if (!isClosedDay(cityDay(date))) left -= 1;
  }
  return cityDay(date);
}

/** Every report of a day asks for one of a few, and the calendar is slow to walk. */
const known = new Map<string, string>();
const MANY = 2_000;

/** The day that is so many working days after the day of `from`; the first day does not count. */
export function addWorkingDays(from: Date, workingDays: number): string {
  const day = cityDay(from);
  const key = `${day}+${workingDays}`;
  const found = known.get(key) ?? workingDaysAfter(day, workingDays);
  if (known.size >= MANY) known.clear();
  known.set(key, found);
  return found;
}

/** Day by which the office gives its first answer, or null where the category has no clock. */
export const answerDueOn = (sentAt: Date, firstAnswerWorkingDays: number | null) =>
  firstAnswerWorkingDays === null ? null : addWorkingDays(sentAt, firstAnswerWorkingDays);
