import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId, newKey, numberOf } from "@/server/core/ids.ts";
import { expectRefusal, failure, problemsOf } from "@/server/testing/errors.ts";
import { contextOf, guest, makePerson, system, testDb } from "@/server/testing/people.ts";
import {
  ABENO,
  aSubmission,
  categoryOf,
  deltasAfter,
  journalOf,
  KITA,
  lastDelta,
  makePhoto,
  OUTSIDE,
  photosOf,
  reportRow,
  tableSizes,
} from "@/server/testing/reports.ts";
import { publication, publicationRules } from "../lifecycle.ts";
import { submitReport } from "./submit-report.ts";

const NOON = "2026-11-18T03:00:00.000Z";
const address = () => `${newKey()}@guests.example`;

describe.each(publicationRules)("under the rule %s", (rule) => {
  const { visibility, photos } = publication[rule];

  test("a person's report goes where the rule says, its photos too", async () => {
    const { actor } = await makePerson();
    const ctx = await contextOf(actor, { now: NOON });
    const photo = await makePhoto({ draftHash: actor.draftHash });
    const before = await lastDelta();
    const form = aSubmission({
      categoryCode: categoryOf[rule],
      photos: [{ id: photo.id, alt: "" }],
    });
    const submitted = await submitReport(ctx, form);
    expect(submitted).toEqual({ id: form.id, number: numberOf(form.id), codeId: null });
    expect(await reportRow(form.id)).toMatchObject({
      visibility,
      publicationRule: rule,
      reporterId: actor.id,
      publishedAt: visibility === "public" ? new Date(NOON) : null,
    });
    expect((await photosOf(form.id)).map(({ shown }) => shown)).toEqual([photos]);
    expect((await deltasAfter(before)).map(({ amount }) => amount)).toEqual(
      visibility === "public" ? [1] : [],
    );
  });

  test("a guest's report waits for its code, in no list and on no map", async () => {
    const ctx = await contextOf(guest(), { now: NOON });
    const before = await lastDelta();
    const form = aSubmission({ categoryCode: categoryOf[rule], email: address() });
    const { codeId } = await submitReport(ctx, form);
    expect(codeId).not.toBeNull();
    expect(await reportRow(form.id)).toMatchObject({
      visibility: "unconfirmed",
      publicationRule: rule,
      reporterId: null,
      publishedAt: null,
    });
    expect(await deltasAfter(before)).toEqual([]);
  });

  test("the ward's own rule goes before the category's", async () => {
    const db = await testDb();
    const own = { categoryCode: "flower-bed", wardCode: ABENO.wardCode, rule };
    await db.insert(schema.publicationRule).values(own);
    const { actor } = await makePerson();
    const ctx = await contextOf(actor);
    const here = aSubmission({ categoryCode: "flower-bed", place: ABENO.place });
    const elsewhere = aSubmission({ categoryCode: "flower-bed", place: KITA.place });
    await submitReport(ctx, here);
    await submitReport(ctx, elsewhere);
    await db.delete(schema.publicationRule).where(eq(schema.publicationRule.rule, rule));
    expect(await reportRow(here.id)).toMatchObject({ publicationRule: rule, visibility });
    expect(await reportRow(elsewhere.id)).toMatchObject({ publicationRule: "at-once" });
  });
});

test("what was sent is kept: cleaned, placed, dated, given to an office", async () => {
  const { actor } = await makePerson();
  const ctx = await contextOf(actor, { now: NOON, locale: "en" });
  const form = aSubmission({
    categoryCode: "road-hole",
    place: ABENO.place,
    title: "  Broken\u202e mirror\n",
    body: "a\r\nb\0",
    answers: { size: "30-60", nobody: "asked" },
    unnamed: true,
    photosInOpenData: false,
    seenAt: "2026-11-17T03:00:00.000Z",
    email: "ignored@example.jp",
  });
  await submitReport(ctx, form);
  expect(await reportRow(form.id)).toMatchObject({
    title: "Broken mirror",
    body: "a\nb",
    lang: "en",
    kind: "trouble",
    status: "received",
    stateGroup: "recv",
    wardCode: ABENO.wardCode,
    townName: expect.any(String),
    place: ABENO.place,
    answers: { size: "30-60" },
    unnamed: true,
    photosInOpenData: false,
    photoCount: 0,
    consentVersion: form.consentVersion,
    answerDueOn: "2026-11-24",
    seenAt: new Date("2026-11-17T03:00:00.000Z"),
    createdAt: new Date(NOON),
    updatedAt: new Date(NOON),
  });
  expect((await reportRow(form.id)).officeCode).toMatch(/road/);
});

test("a report of something solved begins as fixed and has no answer date", async () => {
  const { actor } = await makePerson();
  const before = await lastDelta();
  const form = aSubmission({ categoryCode: "solved-cleanup" });
  await submitReport(await contextOf(actor), form);
  expect(await reportRow(form.id)).toMatchObject({
    kind: "solved",
    status: "fixed",
    stateGroup: "done",
    answerDueOn: null,
  });
  expect((await deltasAfter(before)).map(({ group, amount }) => [group, amount])).toEqual([[3, 1]]);
});

describe("what is recorded", () => {
  test("of a person's report: the entry, a mail, the sizes, nothing personal", async () => {
    const { actor } = await makePerson();
    const photo = await makePhoto({ draftHash: actor.draftHash });
    const form = aSubmission({ photos: [{ id: photo.id, alt: "" }] });
    await submitReport(await contextOf(actor), form);
    expect(await journalOf(form.id)).toMatchObject([
      {
        name: "reportSubmitted",
        actor_kind: "person",
        actor_id: actor.id,
        is_public: true,
        data: {
          categoryCode: form.categoryCode,
          photos: 1,
          wardCode: KITA.wardCode,
          visibility: "public",
        },
        reactions: ["mail-report-received", "make-photo-sizes"],
      },
    ]);
    expect(JSON.stringify(await journalOf(form.id))).not.toContain(form.title);
  });

  test("of a guest's report: the entry and the code's, no mail but the code's", async () => {
    const form = aSubmission({ email: address() });
    const { codeId } = await submitReport(await contextOf(guest()), form);
    expect(await journalOf(form.id)).toMatchObject([
      {
        name: "reportSubmitted",
        actor_kind: "guest",
        actor_id: null,
        is_public: false,
        reactions: [],
      },
    ]);
    expect(await journalOf(codeId ?? "")).toMatchObject([
      { name: "codeRequested", is_public: false, data: {}, reactions: ["mail-code"] },
    ]);
    expect(JSON.stringify(await journalOf(form.id))).not.toContain(form.email);
  });
});

describe("submitReport is refused", () => {
  test("for the system: forbidden", async () => {
    await expectRefusal(submitReport(await contextOf(system), aSubmission()), "forbidden");
  });

  test.each([
    [{ place: null }, ["place: placeMissing"]],
    [{ place: OUTSIDE }, ["place: placeOutside"]],
    [{ categoryCode: "went-away" }, ["category: categoryMissing"]],
    [{ categoryCode: "\0" }, ["category: categoryMissing"]],
    [{ categoryCode: "" }, ["category: categoryMissing"]],
    [{ categoryCode: "road-hole" }, ["answer.size: answerMissing"]],
    [{ title: "" }, ["title: titleMissing"]],
    [{ title: "あ".repeat(100_000) }, ["title: titleLong"]],
    [{ consentVersion: "2020-01" }, ["consent: consentOld"]],
    [
      { photos: Array.from({ length: 6 }, () => ({ id: newId(), alt: "" })) },
      ["photos: photosMany"],
    ],
    [{ photos: [{ id: newId(), alt: "" }] }, ["photos: photoGone"]],
  ])("for a person with %j: invalid", async (changes, problems) => {
    const { actor } = await makePerson();
    const form = aSubmission(changes);
    const before = await tableSizes();
    const error = await failure(submitReport(await contextOf(actor), form));
    expect(error.code).toBe("invalid");
    expect(problemsOf(error)).toEqual(problems);
    expect(await tableSizes()).toEqual(before);
  });

  test.each([
    [null, "emailMissing"],
    [" ", "emailMissing"],
    ["nobody", "emailWrong"],
    ["a@example.jp, b@example.jp", "emailWrong"],
    ["a@example.jp\nBcc: b@example.jp", "emailWrong"],
    ["\0", "emailWrong"],
  ])("for a guest with the address %j: invalid", async (email, key) => {
    const error = await failure(submitReport(await contextOf(guest()), aSubmission({ email })));
    expect(problemsOf(error)).toEqual([`email: ${key}`]);
  });

  test.each(["", "1", "0190A000-0000-7000-8000-00000000000A", "\0"])(
    "with the id %j: invalid",
    async (id) => {
      const { actor } = await makePerson();
      await expectRefusal(
        submitReport(await contextOf(actor), aSubmission({ id })),
        "invalid",
        "formLost",
      );
    },
  );

  test("for a category that went away while writing: invalid", async () => {
    const db = await testDb();
    const { category } = schema;
    await db.update(category).set({ active: false }).where(eq(category.code, "park-ground"));
    const { actor } = await makePerson();
    const call = submitReport(await contextOf(actor), aSubmission({ categoryCode: "park-ground" }));
    const error = await failure(call);
    await db.update(category).set({ active: true }).where(eq(category.code, "park-ground"));
    expect(problemsOf(error)).toEqual(["category: categoryMissing"]);
  });

  test("with all that is wrong told at once", async () => {
    const form = aSubmission({ place: OUTSIDE, title: "", categoryCode: "road-hole", email: "x" });
    const error = await failure(submitReport(await contextOf(guest()), form));
    expect(problemsOf(error)).toEqual([
      "place: placeOutside",
      "title: titleMissing",
      "answer.size: answerMissing",
      "email: emailWrong",
    ]);
  });
});
