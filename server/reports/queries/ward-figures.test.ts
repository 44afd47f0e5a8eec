import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId } from "@/server/core/ids.ts";
import { contextOf, guest, testDb } from "@/server/testing/people.ts";
import { makeReport, type ReportOptions } from "@/server/testing/reports.ts";
import { visibilities } from "../lifecycle.ts";
import { latestAnswers, wardFigures } from "./ward-figures.ts";

const DAY = 86_400_000;
/** The first of December in Osaka, in the small hours; still November in London. */
const NOW = new Date("2026-11-30T16:00:00.000Z");
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

const makeIn = (wardCode: string, options: ReportOptions) =>
  makeReport({ at: { wardCode, place: { lng: 135.49, lat: 34.68 } }, ...options });

const figures = async (wardCode: string) =>
  wardFigures(await contextOf(guest(), { now: NOW }), wardCode);

async function addAnswer(
  reportId: string,
  at: Date,
  data: Record<string, unknown>,
  isPublic = true,
) {
  await (await testDb()).insert(schema.journal).values({
    id: newId(),
    at,
    actorKind: "person",
    actorId: newId(),
    name: "reportMoved",
    subjectKind: "report",
    subjectId: reportId,
    isPublic,
    data,
  });
}

test("a ward without reports has figures of nothing", async () => {
  expect(await figures("27128")).toEqual({
    open: 0,
    waitingForAnswer: 0,
    openByAge: [0, 0, 0, 0],
    fixedThisMonth: 0,
    answered: 0,
    answeredInTime: 0,
  });
});

test("open reports are counted by age, to the edge of each class", async () => {
  const ward = "27106";
  for (const days of [0, 6.99, 7, 29.99, 30, 89.99, 90, 400])
    await makeIn(ward, { createdAt: ago(days), status: days > 50 ? "scheduled" : "received" });
  for (const status of ["fixed", "withdrawn", "will-not-fix"] as const)
    await makeIn(ward, { createdAt: ago(1), status });
  await makeIn(ward, { createdAt: ago(1), kind: "good" });
  expect(await figures(ward)).toMatchObject({
    open: 8,
    waitingForAnswer: 8,
    openByAge: [2, 2, 2, 2],
  });
});

test("only public reports of troubles are counted", async () => {
  const ward = "27108";
  for (const visibility of visibilities) await makeIn(ward, { visibility, createdAt: ago(1) });
  expect(await figures(ward)).toMatchObject({ open: 1, openByAge: [1, 0, 0, 0] });
});

test("answers are in time to the last moment of their day in Osaka", async () => {
  const ward = "27109";
  const answered = (at: string, dueOn: string | null) =>
    makeIn(ward, {
      createdAt: ago(20),
      answeredAt: new Date(at),
      answerDueOn: dueOn,
      status: "acknowledged",
    });
  await answered("2026-11-20T14:59:59Z", "2026-11-20");
  await answered("2026-11-20T15:00:00Z", "2026-11-20");
  await answered("2026-11-19T03:00:00Z", "2026-11-20");
  await answered("2026-11-19T03:00:00Z", null);
  await makeIn(ward, { createdAt: ago(170), answeredAt: ago(91), answerDueOn: "2026-12-31" });
  expect(await figures(ward)).toMatchObject({
    waitingForAnswer: 0,
    answered: 4,
    answeredInTime: 2,
  });
});

test("fixed this month is the month in Osaka", async () => {
  const ward = "27111";
  const fixed = (at: string) =>
    makeIn(ward, { createdAt: ago(40), status: "fixed", endedAt: new Date(at) });
  await fixed("2026-11-30T15:00:00Z");
  await fixed("2026-11-30T14:59:59Z");
  await fixed("2025-12-01T03:00:00Z");
  await makeIn(ward, {
    createdAt: ago(40),
    status: "will-not-fix",
    endedAt: new Date("2026-11-30T15:30:00Z"),
  });
  expect((await figures(ward)).fixedThisMonth).toBe(1);
});

describe("the latest answers of a ward", () => {
  test("are the newest public sentences, one a report, newest first", async () => {
    const ward = "27115";
    const ids: string[] = [];
    for (const days of [3, 1, 2]) {
      const { id, number } = await makeIn(ward, { answeredAt: ago(days), status: "acknowledged" });
      await addAnswer(id, ago(days + 1), {
        move: "acknowledge",
        to: "acknowledged",
        sentence: "先の回答",
      });
      await addAnswer(id, ago(days), {
        move: "schedule",
        to: "scheduled",
        sentence: `回答${days}`,
      });
      await addAnswer(id, ago(0), { move: "start", to: "in-progress", sentence: "内部" }, false);
      ids.push(number);
    }
    await makeIn(ward, { answeredAt: null });
    const found = await latestAnswers(await contextOf(guest(), { now: NOW }), ward);
    expect(found.map(({ sentence }) => sentence)).toEqual(["回答1", "回答2", "回答3"]);
    expect(found.map(({ number }) => number)).toEqual([1, 2, 0].map((i) => ids[i]));
    expect(found[0]).toEqual({
      number: ids[1],
      title: expect.any(String),
      lang: "ja",
      sentence: "回答1",
      to: "scheduled",
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(await latestAnswers(await contextOf(guest(), { now: NOW }), ward, 1)).toHaveLength(1);
  });

  test("are the city's: a reporter who withdraws answers nothing", async () => {
    const ward = "27116";
    const { id } = await makeIn(ward, { answeredAt: ago(2), status: "withdrawn" });
    await addAnswer(id, ago(2), { move: "acknowledge", to: "acknowledged", sentence: "市の回答" });
    await addAnswer(id, ago(1), { move: "withdraw", from: "acknowledged", to: "withdrawn" });
    const found = await latestAnswers(await contextOf(guest(), { now: NOW }), ward);
    expect(found.map(({ sentence }) => sentence)).toEqual(["市の回答"]);
  });
});
