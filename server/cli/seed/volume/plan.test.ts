import { describe, expect, it } from "vitest";
import { numberOf } from "@/server/core/ids.ts";
import { cityCalendar, dayNumber, dayStart } from "../calendar.ts";
import { pictureMotifs } from "../content.ts";
import { officeFinder, seedCategories } from "../duties.ts";
import { cityGround } from "../places.ts";
import { randomFrom } from "../random.ts";
import { type PlannedReport, visibilityOf } from "../report-rows.ts";
import { cityIncidents } from "./incidents.ts";
import { volumePeople } from "./people.ts";
import { packs, volumePlanner } from "./plan.ts";
import { firstDay } from "./rhythm.ts";
import { volumeTexts } from "./texts.ts";

const until = Date.parse("2026-11-01T00:00:00+09:00");
const grounds = cityGround(new Map()).filter((_, i) => i % 12 === 0);
const categories = seedCategories();
const picture = {
  variant: 0,
  key: "k",
  width: 1,
  height: 1,
  bytes: 1,
  sha256: "s",
  colour: "#fff",
};
const pictures = new Map(
  pictureMotifs.map((motif) => [motif, Array.from({ length: 4 }, () => ({ ...picture, motif }))]),
);

function plan(count: number, seed: string): PlannedReport[] {
  const first = firstDay(dayNumber(until));
  const planOne = volumePlanner({
    seed,
    until,
    calendar: cityCalendar(first - 30, dayNumber(until) + 120),
    categories,
    officeFor: officeFinder(),
    people: volumePeople(count, seed, dayStart(first)),
    texts: volumeTexts(categories),
    pictures,
  });
  const incidents = cityIncidents(count, until, { grounds, random: randomFrom(`${seed}/i`) });
  const random = randomFrom(`${seed}/r`);
  return Array.from({ length: count }, (_, nth) => planOne(nth, incidents(nth, random)));
}

const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
const reports = plan(1_000, "test");

describe("packs", () => {
  it.each([
    ["photos", 100],
    ["comments", 150],
    ["supports", 400],
    ["follows", 200],
  ] as const)("deals a hundred reports their %s: %i", (name, total) => {
    expect(packs[name]).toHaveLength(100);
    expect(sum(packs[name])).toBe(total);
  });
});

describe("volumePlanner", () => {
  it("keeps the proportions: 1 : 1 : 1.5 : 4 : 2", () => {
    const of = (count: (report: PlannedReport) => number) => sum(reports.map(count)) / 1_000;
    expect(of(({ photos }) => photos.length)).toBe(1);
    expect(of(({ comments }) => comments.length)).toBeCloseTo(1.5, 1);
    expect(of(({ supports }) => supports.length)).toBeCloseTo(4, 1);
    expect(of(({ follows }) => follows.length)).toBeCloseTo(2, 1);
  });

  it("makes the same reports for the same seed, others for another", () => {
    expect(plan(60, "same")).toEqual(plan(60, "same"));
    expect(plan(5, "same")).not.toEqual(plan(5, "other"));
  });

  it("lets nobody but the reporter know of what is not public", () => {
    const hidden = reports.filter(
      (one) => visibilityOf(one.category.rule, one.lookedAt) !== "public",
    );
    expect(hidden.length).toBeGreaterThan(10);
    for (const { comments, supports, follows } of hidden)
      expect([comments, supports, follows]).toEqual([[], [], []]);
  });

  it("gives numbers of their own, and no one supports twice", () => {
    expect(new Set(reports.map(({ id }) => numberOf(id))).size).toBe(1_000);
    for (const { supports } of reports)
      expect(new Set(supports.map(({ personId }) => personId)).size).toBe(supports.length);
  });

  it("ends nothing in the future", () => {
    for (const { at, confirmedAfter, lookedAt, journey, supports, follows, comments } of reports) {
      const acts = [...supports, ...follows, ...comments, ...journey.steps].map((one) => one.at);
      const all = [...acts, at + (confirmedAfter ?? 0), lookedAt ?? 0];
      expect(Math.max(...all)).toBeLessThanOrEqual(until);
      expect(Math.min(...acts, until)).toBeGreaterThanOrEqual(at);
    }
  });

  it("joins a repeated report to an earlier one of its kind", () => {
    const again = reports.filter(({ duplicateOf }) => duplicateOf);
    expect(again.length).toBeGreaterThan(0);
    for (const report of again) {
      const first = reports.find(({ id }) => id === report.duplicateOf);
      expect(first?.category.code).toBe(report.category.code);
      expect(first && first.at <= report.at + 86_400_000).toBe(true);
      expect(report.journey.status).toBe("duplicate");
    }
    for (const { journey, duplicateOf } of reports)
      expect(journey.status === "duplicate").toBe(duplicateOf !== null);
  });
});
