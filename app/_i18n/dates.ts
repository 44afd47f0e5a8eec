import { cityTimeZone, localeRow } from "./locales.ts";

/** The parts of a moment on the city's clock; `weekday` 0 is Sunday. */
export type CityMoment = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
};

let clock: Intl.DateTimeFormat | undefined;

/** Made on first use: on a phone it costs as much as a small page. */
const readClock = (): Intl.DateTimeFormat => {
  clock ??= new Intl.DateTimeFormat("en-US", {
    timeZone: cityTimeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
  return clock;
};

const weekdays = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Where the hands of the city's clock stand at `at`. */
export function cityMoment(at: Date): CityMoment {
  const parts = new Map(
    readClock()
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const [year, month, day] = [read("year"), read("month"), read("day")];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, hour: read("hour"), minute: read("minute"), weekday };
}

/** Whole calendar days of the city from one moment to another; negative when `to` is earlier. */
export function calendarDays(from: Date, to: Date): number {
  const midnight = (at: Date) => {
    const { year, month, day } = cityMoment(at);
    return Date.UTC(year, month - 1, day);
  };
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

/** A day with its weekday: 11月15日（日） or Sun 15 Nov; the year only when it is not this one. */
export function formatDay(locale: string, at: Date, now: Date = new Date()): string {
  const { year, month, day, weekday } = cityMoment(at);
  const other = year !== cityMoment(now).year;
  if (localeRow(locale).dates === "en") {
    return `${weekdays.en[weekday]} ${day} ${months[month - 1]}${other ? ` ${year}` : ""}`;
  }
  return `${other ? `${year}年` : ""}${month}月${day}日（${weekdays.ja[weekday]}）`;
}

/** The time of day: 午前8時12分 or 8:12 am. */
export function formatClock(locale: string, at: Date): string {
  const { hour, minute } = cityMoment(at);
  const half = hour % 12;
  if (localeRow(locale).dates === "en") {
    return `${half === 0 ? 12 : half}:${String(minute).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
  }
  return `${hour < 12 ? "午前" : "午後"}${half}時${minute === 0 ? "" : `${minute}分`}`;
}

/** Day and time: 11月15日（日）午前8時12分 or Sun 15 Nov, 8:12 am. */
export function formatMoment(locale: string, at: Date, now: Date = new Date()): string {
  const between = localeRow(locale).dates === "en" ? ", " : "";
  return formatDay(locale, at, now) + between + formatClock(locale, at);
}

/** How long ago, in the unit people would say; null when a date says it better (over 30 days, or ahead). */
export function ago(
  at: Date,
  now: Date,
): { unit: "now" | "minutes" | "hours" | "yesterday" | "days"; n: number } | null {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < -1) return null;
  if (minutes < 1) return { unit: "now", n: 0 };
  if (minutes < 60) return { unit: "minutes", n: minutes };
  const days = calendarDays(at, now);
  if (days === 0 || minutes < 360) return { unit: "hours", n: Math.floor(minutes / 60) };
  if (days === 1) return { unit: "yesterday", n: 1 };
  return days <= 30 ? { unit: "days", n: days } : null;
}
