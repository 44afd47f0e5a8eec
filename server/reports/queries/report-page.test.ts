import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId } from "@/server/core/ids.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, grant, guest, later, makePerson, testDb } from "@/server/testing/people.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { visibilities } from "../lifecycle.ts";
import { publicReportCard, reportByNumber, reportsNear } from "./report-page.ts";

const spot = (east: number) => ({
  wardCode: "27125",
  place: { lng: 135.4605 + east / 91_500, lat: 34.6101 },
});

async function addComment(
  reportId: string,
  body: string,
  visibility = "public",
  authorId?: string,
) {
  await (await testDb()).insert(schema.comment).values({
    id: newId(),
    reportId,
    authorId: authorId ?? null,
    body,
    lang: "ja",
    visibility,
    createdAt: new Date(),
  });
}

async function addStep(reportId: string, isPublic: boolean, data: Record<string, unknown>) {
  await (await testDb()).insert(schema.journal).values({
    id: newId(),
    at: new Date(),
    actorKind: "person",
    actorId: newId(),
    name: "reportMoved",
    subjectKind: "report",
    subjectId: reportId,
    isPublic,
    data,
  });
}

describe("the page of a public report", () => {
  test("tells exactly what is allowed, and nothing else", async () => {
    const reporter = await makePerson({ displayName: "花子" });
    const { number, id } = await makeReport({
      at: spot(3_000),
      reporterId: reporter.id,
      categoryCode: "road-hole",
      answers: { size: "30-60", gone: "left over" },
      photos: [true],
      officeCode: null,
    });
    await addStep(id, true, {
      from: "received",
      to: "acknowledged",
      sentence: "調べます",
      draft: "x".repeat(64),
    });
    await addStep(id, false, { note: "staff only" });
    await addComment(id, "公開のコメント");
    await addComment(id, "隠されたコメント", "hidden");
    const page = await reportByNumber(await contextOf(guest()), number);
    expect(Object.keys(page).sort()).toEqual(
      [
        "answers",
        "body",
        "can",
        "card",
        "comments",
        "groupCode",
        "mine",
        "near",
        "office",
        "photos",
        "photosWait",
        "reporter",
        "story",
        "visibility",
      ].sort(),
    );
    expect(Object.keys(page.card).sort()).toEqual(
      [
        "answerDueOn",
        "answeredAt",
        "category",
        "commentCount",
        "createdAt",
        "group",
        "id",
        "kind",
        "lang",
        "number",
        "photo",
        "place",
        "status",
        "supportCount",
        "title",
        "townName",
        "ward",
        "workDueOn",
      ].sort(),
    );
    expect(page).toMatchObject({ reporter: "花子", mine: false, can: [], visibility: "public" });
    expect(page.story).toMatchObject([
      { name: "reportMoved", from: "received", to: "acknowledged", sentence: "調べます" },
    ]);
    expect(Object.keys(page.story[0] ?? {}).sort()).toEqual([
      "at",
      "from",
      "id",
      "name",
      "sentence",
      "to",
    ]);
    expect(page.comments.map(({ body }) => body)).toEqual(["公開のコメント"]);
    expect(page.answers).toHaveLength(1);
    expect(JSON.stringify(page)).not.toMatch(/staff only|left over|xxxx|隠された/);
    expect(JSON.stringify(page)).not.toContain(reporter.address);
    expect(JSON.stringify(page)).not.toContain(reporter.id);
  });

  test("names nobody who wants to stay unnamed, not even to staff", async () => {
    const { id } = await makePerson({ displayName: "花子" });
    const { number } = await makeReport({ reporterId: id, unnamed: true, at: spot(3_100) });
    const staff = await makePerson({ grants: [grant("report.publish")] });
    for (const actor of [guest(), staff.actor])
      expect((await reportByNumber(await contextOf(actor), number)).reporter).toBeNull();
  });

  test("shows photos that wait to their sender and staff alone", async () => {
    const reporter = await makePerson();
    const made = await makeReport({
      reporterId: reporter.id,
      photos: [false, true],
      at: spot(3_200),
    });
    const [kept, shown] = made.photos.map(({ key }) => key);
    const seen = async (actor: Parameters<typeof contextOf>[0]) => {
      const { photos, photosWait } = await reportByNumber(await contextOf(actor), made.number);
      expect(photosWait).toBe(true);
      return photos.map(({ key }) => key);
    };
    expect(await seen(guest())).toEqual([shown]);
    expect(await seen((await makePerson()).actor)).toEqual([shown]);
    expect(await seen((await makePerson({ grants: [grant("report.move")] })).actor)).toEqual([
      shown,
    ]);
    expect(await seen(reporter.actor)).toEqual([kept, shown]);
    expect(await seen((await makePerson({ grants: [grant("report.publish")] })).actor)).toEqual([
      kept,
      shown,
    ]);
    const card = await publicReportCard(await contextOf(guest()), made.number);
    expect(card.photo?.key).toBe(shown);
  });

  test("tells the actor what they can do, as long as they can", async () => {
    const reporter = await makePerson();
    const { number } = await makeReport({ reporterId: reporter.id, at: spot(3_300) });
    const ctx = await contextOf(reporter.actor);
    expect(await reportByNumber(ctx, number)).toMatchObject({
      mine: true,
      can: ["edit", "withdraw"],
    });
    expect((await reportByNumber(later(ctx, 1_801), number)).can).toEqual(["withdraw"]);
    const staff = await makePerson({ grants: [grant("report.publish")] });
    expect((await reportByNumber(await contextOf(staff.actor), number)).can).toEqual(["publish"]);
  });
});

test("staff who read private reports see the photos of one", async () => {
  const { number, photos } = await makeReport({
    visibility: "private",
    photos: [false],
    at: spot(3_400),
  });
  const staff = await makePerson({ grants: [grant("report.read-private")] });
  const page = await reportByNumber(await contextOf(staff.actor), number);
  expect(page.photos.map(({ key }) => key)).toEqual(photos.map(({ key }) => key));
});

test.each(["", "x", "\0", "abcdefghjk", "ABCDEFGHJ!", "ABCDEFGHJK"])(
  "reportByNumber and publicReportCard of %j are not found",
  async (number) => {
    const ctx = await contextOf(guest());
    await expectRefusal(reportByNumber(ctx, number), "not_found");
    if (number !== "\0") await expectRefusal(publicReportCard(ctx, number), "not_found");
  },
);

describe("reports near", () => {
  test("come nearest first, within the distance, without the report itself", async () => {
    const centre = await makeReport({ at: spot(0) });
    const near: { id: string }[] = [];
    for (const metres of [400, 100, 480, 510, 900])
      near.push(await makeReport({ at: spot(metres) }));
    const ctx = await contextOf(guest());
    const found = await reportsNear(ctx, spot(0).place, { except: centre.id });
    expect(found.map(({ id }) => id)).toEqual([1, 0, 2].map((i) => near[i]?.id));
    expect(found.map(({ metres }) => Math.round(metres / 10) * 10)).toEqual([100, 400, 480]);
    expect(await reportsNear(ctx, spot(0).place, { limit: 1 })).toMatchObject([{ id: centre.id }]);
    const page = await reportByNumber(ctx, centre.number);
    expect(page.near.map(({ id }) => id)).toEqual(found.map(({ id }) => id));
  });

  test("can be the open ones alone, and never what is not public", async () => {
    const at = spot(6_000);
    const open = await makeReport({ at, status: "scheduled" });
    await makeReport({ at, status: "fixed" });
    for (const visibility of visibilities)
      if (visibility !== "public") await makeReport({ at, visibility });
    const ctx = await contextOf(guest());
    const found = await reportsNear(ctx, at.place, { openOnly: true, limit: 50 });
    expect(found.map(({ id }) => id)).toEqual([open.id]);
    expect(await reportsNear(ctx, at.place, { limit: 50 })).toHaveLength(2);
  });

  test.each([
    { lng: 180, lat: 90 },
    { lng: -180, lat: -90 },
    { lng: 0, lat: 0 },
  ])("of %j are none, and no error", async (place) => {
    expect(await reportsNear(await contextOf(guest()), place)).toEqual([]);
  });
});

test("an option that went away shows its value", async () => {
  const { id, number } = await makeReport({
    categoryCode: "road-hole",
    at: spot(3_500),
    answers: { size: "went-away" },
  });
  const { category } = schema;
  const [row] = await (await testDb())
    .select()
    .from(category)
    .where(eq(category.code, "road-hole"));
  expect(row?.questions[0]?.id).toBe("size");
  const page = await reportByNumber(await contextOf(guest()), number);
  expect(page.answers).toMatchObject([{ values: ["went-away"] }]);
  expect(page.card.id).toBe(id);
});
