import { describe, expect, it } from "vitest";
import { canMove, moves, type Status, statusTable } from "@/server/reports/lifecycle.ts";
import { cityCalendar, dayNumber } from "./calendar.ts";
import { type Ending, type Journey, planJourney, usualEnding } from "./journey.ts";
import { randomFrom } from "./random.ts";

const now = Date.parse("2026-11-22T03:00:00Z");
const calendar = cityCalendar(dayNumber(now) - 500, dayNumber(now) + 120);
const DAY_MS = 86_400_000;

const plan = (ending: Ending, ageDays: number, seed: string): Journey => {
  const at = now - ageDays * DAY_MS;
  const dueDay = calendar.workingDaysAfter(dayNumber(at), 5);
  return planJourney({ at, dueDay, ending, now }, { calendar, random: randomFrom(seed) });
};

const endings: Ending[] = [
  "fix",
  "hand-over",
  "refuse",
  "declare-not-municipal",
  "close-unanswered",
  "mark-duplicate",
  "withdraw",
  "reopen",
  "wait",
];

describe.each(endings)("a journey that ends with %s", (ending) => {
  it.each([0, 1, 4, 20, 90, 360])("is legal at %i days, in order and not in the future", (age) => {
    for (let i = 0; i < 30; i++) {
      const journey = plan(ending, age, `${ending}/${age}/${i}`);
      let status: Status = "received";
      let before = now - age * DAY_MS;
      for (const step of journey.steps) {
        expect(canMove(step.move, status)).toBe(true);
        expect(step.from).toBe(status);
        expect(step.by).toBe(moves[step.move].by);
        expect(step.at > before && step.at <= now).toBe(true);
        status = step.to;
        before = step.at;
      }
      expect(journey.status).toBe(status);
      expect(journey.endedAt !== null).toBe(!statusTable[status].open);
      expect(journey.answeredAt === null || journey.answeredAt <= now).toBe(true);
    }
  });

  it("comes to its end in a year", () => {
    const ended = Array.from({ length: 20 }, (_, i) => plan(ending, 360, `end/${ending}/${i}`));
    if (ending === "wait") expect(ended.every(({ endedAt }) => endedAt === null)).toBe(true);
    else if (ending === "reopen")
      expect(ended.every((one) => one.status === "received")).toBe(true);
    else expect(ended.every(({ status }) => status === moves[ending].to)).toBe(true);
  });
});

describe("planJourney", () => {
  it("has done nothing a minute after", () => {
    expect(plan("fix", 0.0005, "young").steps).toEqual([]);
  });

  it("answers most in time and some late", () => {
    const journeys = Array.from({ length: 400 }, (_, i) => plan("fix", 300, `time/${i}`));
    const due = calendar.workingDaysAfter(dayNumber(now - 300 * DAY_MS), 5);
    const late = journeys.filter((one) => one.answeredAt && dayNumber(one.answeredAt) > due).length;
    expect(late).toBeGreaterThan(10);
    expect(late).toBeLessThan(100);
  });

  it("ends when it is known to have ended", () => {
    const at = now - 200 * DAY_MS;
    const closedAt = at + 90 * DAY_MS;
    const sent = { at, dueDay: dayNumber(at) + 5, ending: "fix" as const, now, closedAt };
    const { endedAt } = planJourney(sent, { calendar, random: randomFrom("known") });
    expect(Math.abs((endedAt ?? 0) - closedAt)).toBeLessThan(DAY_MS);
  });
});

describe("usualEnding", () => {
  it("is mostly a repair, and every other end now and then", () => {
    const random = randomFrom("usual");
    const found = Array.from({ length: 3_000 }, () => usualEnding(random));
    expect(new Set(found)).toEqual(new Set(endings));
    expect(found.filter((one) => one === "fix").length).toBeGreaterThan(1_700);
  });
});
