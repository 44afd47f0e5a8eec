import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId, newKey, numberOf } from "@/server/core/ids.ts";
import { expectRefusal, failure } from "@/server/testing/errors.ts";
import {
  contextOf,
  guest,
  later,
  makePerson,
  type PersonActor,
  testDb,
} from "@/server/testing/people.ts";
import {
  aSubmission,
  journalOf,
  makePhoto,
  makeReport,
  photosOf,
  reportRow,
  tableSizes,
} from "@/server/testing/reports.ts";
import { confirmReport } from "./confirm-report.ts";
import { submitReport } from "./submit-report.ts";

const address = () => `${newKey()}@guests.example`;

const useCode = async (codeId: string | null) =>
  (await testDb())
    .update(schema.signInCode)
    .set({ usedAt: new Date() })
    .where(eq(schema.signInCode.id, codeId ?? ""));

describe("the same form sent again makes one report and gives the same answer", () => {
  test("by a person", async () => {
    const ctx = await contextOf((await makePerson()).actor);
    const form = aSubmission();
    const first = await submitReport(ctx, form);
    const before = await tableSizes();
    expect(await submitReport(later(ctx, 3_600), form)).toEqual(first);
    expect(await submitReport(ctx, { ...form, title: "other words", place: null })).toEqual(first);
    expect(await tableSizes()).toEqual(before);
    expect((await reportRow(form.id)).title).toBe(form.title);
  });

  test("by a guest with the same draft cookie, who gets the same code", async () => {
    const ctx = await contextOf(guest());
    const form = aSubmission({ email: address() });
    const first = await submitReport(ctx, form);
    const before = await tableSizes();
    expect(await submitReport(ctx, form)).toEqual(first);
    expect(await tableSizes()).toEqual(before);
  });

  test("by a guest after the code came: the report's page, no code any more", async () => {
    const draftHash = newKey();
    const person = await makePerson({ draftHash });
    const ctx = await contextOf(guest(draftHash));
    const form = aSubmission({ email: person.address });
    const { codeId, number } = await submitReport(ctx, form);
    await useCode(codeId);
    const asPerson = await contextOf(person.actor);
    await confirmReport(asPerson, form.id);
    const again = { id: form.id, number, codeId: null };
    expect(await submitReport(ctx, form)).toEqual(again);
    expect(await submitReport(asPerson, form)).toEqual(again);
  });

  test("by someone who signed in meanwhile, in the same browser", async () => {
    const draftHash = newKey();
    const form = aSubmission({ email: address() });
    const first = await submitReport(await contextOf(guest(draftHash)), form);
    const { actor } = await makePerson({ draftHash });
    expect(await submitReport(await contextOf(actor), form)).toEqual(first);
    expect((await reportRow(form.id)).reporterId).toBeNull();
  });

  test("with its photos, which stay with the report", async () => {
    const { actor } = await makePerson();
    const ctx = await contextOf(actor);
    const photo = await makePhoto({ draftHash: actor.draftHash });
    const form = aSubmission({ photos: [{ id: photo.id, alt: "" }] });
    await submitReport(ctx, form);
    await submitReport(ctx, form);
    expect((await photosOf(form.id)).map(({ id }) => id)).toEqual([photo.id]);
  });

  test("even when the limit is reached meanwhile", async () => {
    const ctx = await contextOf((await makePerson()).actor);
    const form = aSubmission();
    const first = await submitReport(ctx, form);
    for (let i = 0; i < 19; i++) await submitReport(ctx, aSubmission());
    expect((await failure(submitReport(ctx, aSubmission()))).code).toBe("too_many");
    expect(await submitReport(ctx, form)).toEqual(first);
  });
});

describe("submitReport with someone else's id is a conflict and shows nothing", () => {
  const others = async (): Promise<[string, PersonActor | ReturnType<typeof guest>][]> => [
    ["another person", (await makePerson()).actor],
    ["a guest with another cookie", guest()],
    ["a guest without a cookie", guest(null)],
  ];

  test("of a person's report", async () => {
    const form = aSubmission();
    await submitReport(await contextOf((await makePerson()).actor), form);
    const before = await tableSizes();
    for (const [, actor] of await others()) {
      const call = submitReport(await contextOf(actor), { ...form, email: address() });
      const error = await failure(call);
      expect(error).toMatchObject({
        code: "conflict",
        messageKey: "idTaken",
        params: {},
        problems: [],
      });
    }
    expect({ ...(await tableSizes()), person: 0 }).toEqual({ ...before, person: 0 });
  });

  test("of a guest's report", async () => {
    const form = aSubmission({ email: address() });
    await submitReport(await contextOf(guest()), form);
    for (const [, actor] of await others())
      await expectRefusal(submitReport(await contextOf(actor), form), "conflict", "idTaken");
  });

  test("of a report that came without a cookie: a guest without one is not its sender", async () => {
    const form = aSubmission({ email: address() });
    await submitReport(await contextOf(guest(null)), form);
    await expectRefusal(submitReport(await contextOf(guest(null)), form), "conflict", "idTaken");
  });

  test("of a report that no journal tells of", async () => {
    const { id } = await makeReport();
    const { actor } = await makePerson();
    await expectRefusal(submitReport(await contextOf(actor), aSubmission({ id })), "conflict");
  });

  test("whose number is taken by another id", async () => {
    const ctx = await contextOf((await makePerson()).actor);
    const form = aSubmission();
    await submitReport(ctx, form);
    const twin = `${newId().slice(0, 20)}${form.id.slice(20)}`;
    expect(numberOf(twin)).toBe(numberOf(form.id));
    await expectRefusal(submitReport(ctx, aSubmission({ id: twin })), "conflict", "idTaken");
  });
});

describe("two at once with one id", () => {
  test("from one person make one report, both get its number", async () => {
    const { actor } = await makePerson();
    const ctx = await contextOf(actor);
    const photo = await makePhoto({ draftHash: actor.draftHash });
    const form = aSubmission({ photos: [{ id: photo.id, alt: "" }] });
    const answers = await Promise.all([1, 2, 3, 4].map(() => submitReport(ctx, form)));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect((await journalOf(form.id)).map(({ name }) => name)).toEqual(["reportSubmitted"]);
    expect(await photosOf(form.id)).toHaveLength(1);
  });

  test("from one guest make one report and one code", async () => {
    const ctx = await contextOf(guest());
    const form = aSubmission({ email: address() });
    const answers = await Promise.all([1, 2, 3].map(() => submitReport(ctx, form)));
    expect(new Set(answers.map(({ codeId }) => codeId)).size).toBe(1);
    const db = await testDb();
    const codes = await db
      .select()
      .from(schema.signInCode)
      .where(eq(schema.signInCode.reportId, form.id));
    expect(codes).toHaveLength(1);
  });

  test("from two people: one wins, the other is told nothing", async () => {
    const people = await Promise.all([makePerson(), makePerson()]);
    const form = aSubmission();
    const calls = people.map(async ({ actor }) => submitReport(await contextOf(actor), form));
    const settled = await Promise.allSettled(calls);
    const won = settled.findIndex(({ status }) => status === "fulfilled");
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await reportRow(form.id)).reporterId).toBe(people[won]?.id);
    const lost = settled[1 - won];
    expect(lost?.status === "rejected" && lost.reason).toMatchObject({ code: "conflict" });
  });
});

test("one photo and two reports at once: one gets it, the other says that it is gone", async () => {
  const { actor } = await makePerson();
  const ctx = await contextOf(actor);
  const photo = await makePhoto({ draftHash: actor.draftHash });
  const forms = [1, 2].map(() => aSubmission({ photos: [{ id: photo.id, alt: "" }] }));
  const settled = await Promise.allSettled(forms.map((form) => submitReport(ctx, form)));
  expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = settled.findIndex(({ status }) => status === "rejected");
  const db = await testDb();
  const { report } = schema;
  const left = await db
    .select()
    .from(report)
    .where(and(eq(report.id, forms[lost]?.id ?? "")));
  expect(left).toEqual([]);
});
