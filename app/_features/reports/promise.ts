import { calendarDays, cityMoment } from "@/app/_i18n/dates.ts";
import type { StateGroup } from "@/server/reports/lifecycle.ts";

/** The city pack's words for its dates, in the reader's language. */
export type CityWords = { answerDate: string; workDate: string; response: string };

/** A date the city has named. `left` counts calendar days; negative when it has passed. */
export type NamedDate = {
  kind: "answer" | "work";
  on: Date;
  left: number;
  look: "far" | "near" | "passed";
};

const NEAR_DAYS = 7;

/** A day of the city (`2026-11-30`) as a moment in its middle. */
export const dayMoment = (day: string) => new Date(`${day}T12:00:00+09:00`);

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** 11月30日 or 30 Nov: where there is no room for the weekday, which the report's page tells. */
export function shortDay(locale: string, at: Date): string {
  const { month, day } = cityMoment(at);
  return locale === "en" ? `${day} ${months[month - 1]}` : `${month}月${day}日`;
}

/** A word as a sentence begins with it. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Dated = {
  group: StateGroup;
  answerDueOn: string | null;
  workDueOn: string | null;
  answeredAt: string | null;
};

/**
 * The date people wait for: that of the work where an official has set one, else that of the first
 * answer until it came. None once the report is closed.
 */
export function namedDate(report: Dated, now: Date): NamedDate | null {
  if (report.group === "done" || report.group === "out") return null;
  const kind = report.workDueOn ? "work" : "answer";
  const day = report.workDueOn ?? (report.answeredAt ? null : report.answerDueOn);
  if (!day) return null;
  const on = dayMoment(day);
  const left = calendarDays(now, on);
  return { kind, on, left, look: left < 0 ? "passed" : left <= NEAR_DAYS ? "near" : "far" };
}

/** Was the work done by its date? Null where no date was set or nothing was done. */
export function keptDate(workDueOn: string | null, fixedAt: string | null): boolean | null {
  if (!workDueOn || !fixedAt) return null;
  return calendarDays(new Date(fixedAt), dayMoment(workDueOn)) >= 0;
}
