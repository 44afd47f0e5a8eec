import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, grant, guest, makePerson, system, testDb } from "@/server/testing/people.ts";
import {
  deltasAfter,
  journalOf,
  KITA,
  lastDelta,
  makeReport,
  photosOf,
  reportRow,
} from "@/server/testing/reports.ts";
import { deleteUnconfirmed } from "../jobs.ts";
import { publication, publicationRules } from "../lifecycle.ts";
import { answerDueOn } from "../rules/days.ts";
import { confirmReport } from "./confirm-report.ts";

const NOON = "2026-11-18T03:00:00.000Z";

/** A code as `checkCode` leaves it: used, sent to an address for a report. */
async function usedCode(address: string, reportId: string, usedAt: Date | null = new Date()) {
  const db = await testDb();
  await db.insert(schema.signInCode).values({
    id: newId(),
    address,
    codeHash: "x",
    triesLeft: 4,
    reportId,
    locale: "ja",
    createdAt: new Date(),
    expiresAt: new Date(),
    usedAt,
  });
}

async function unconfirmed(options: Parameters<typeof makeReport>[0] = {}) {
  const person = await makePerson();
  const report = await makeReport({
    visibility: "unconfirmed",
    contact: person.address,
    ...options,
  });
  await usedCode(person.address, report.id);
  return { person, report };
}

describe.each(publicationRules)("a report under the rule %s", (rule) => {
  const { visibility } = publication[rule];

  test("is its reporter's once the code came, and goes where the rule says", async () => {
    const { person, report } = await unconfirmed({ rule });
    const before = await lastDelta();
    const ctx = await contextOf(person.actor, { now: NOON });
    expect(await confirmReport(ctx, report.id)).toEqual({ number: report.number });
    expect(await reportRow(report.id)).toMatchObject({
      visibility,
      reporterId: person.id,
      publishedAt: visibility === "public" ? new Date(NOON) : null,
      updatedAt: new Date(NOON),
    });
    expect(await deltasAfter(before)).toMatchObject(
      visibility === "public" ? [{ amount: 1, group: 0, ward: KITA.wardCode }] : [],
    );
  });

  test("is the office's from then on: the days to its answer begin now", async () => {
    const { person, report } = await unconfirmed({ rule, answerDueOn: "2026-11-01" });
    await confirmReport(await contextOf(person.actor, { now: NOON }), report.id);
    const { category } = schema;
    const [row] = await (await testDb())
      .select({ days: category.firstAnswerWorkingDays })
      .from(category)
      .where(eq(category.code, (await reportRow(report.id))?.categoryCode ?? ""));
    expect(row?.days).toBeGreaterThan(0);
    expect(await reportRow(report.id)).toMatchObject({
      answerDueOn: answerDueOn(new Date(NOON), row?.days ?? null),
    });
  });

  test("leaves no address behind and one entry, with a mail to its reporter", async () => {
    const { person, report } = await unconfirmed({ rule });
    await confirmReport(await contextOf(person.actor), report.id);
    const { reportContact } = schema;
    const db = await testDb();
    expect(
      await db.select().from(reportContact).where(eq(reportContact.reportId, report.id)),
    ).toEqual([]);
    expect(await journalOf(report.id)).toMatchObject([
      {
        name: "reportConfirmed",
        is_public: true,
        actor_id: person.id,
        data: { visibility },
        reactions: ["mail-report-received"],
      },
    ]);
  });

  test("confirmed twice is confirmed once", async () => {
    const { person, report } = await unconfirmed({ rule });
    const ctx = await contextOf(person.actor);
    const before = await lastDelta();
    await confirmReport(ctx, report.id);
    expect(await confirmReport(ctx, report.id)).toEqual({ number: report.number });
    expect(await journalOf(report.id)).toHaveLength(1);
    expect((await deltasAfter(before)).length).toBeLessThanOrEqual(1);
  });

  test("confirmed twice at once counts once on the map", async () => {
    const { person, report } = await unconfirmed({ rule });
    const ctx = await contextOf(person.actor);
    const before = await lastDelta();
    const numbers = await Promise.all([1, 2, 3].map(() => confirmReport(ctx, report.id)));
    expect(new Set(numbers.map(({ number }) => number))).toEqual(new Set([report.number]));
    expect(await journalOf(report.id)).toHaveLength(1);
    expect(await deltasAfter(before)).toHaveLength(visibility === "public" ? 1 : 0);
  });
});

test("photos keep what the rule said when they were claimed", async () => {
  const { person, report } = await unconfirmed({ photos: [true, false] });
  await confirmReport(await contextOf(person.actor), report.id);
  expect((await photosOf(report.id)).map(({ shown }) => shown)).toEqual([true, false]);
});

describe("confirmReport is not found", () => {
  test("for anybody but whom the code was sent to", async () => {
    const { report } = await unconfirmed();
    const people = [
      (await makePerson()).actor,
      (await makePerson({ grants: [grant("report.publish"), grant("report.read-private")] })).actor,
      guest(),
      system,
    ];
    for (const actor of people)
      await expectRefusal(confirmReport(await contextOf(actor), report.id), "not_found");
    expect(await reportRow(report.id)).toMatchObject({
      visibility: "unconfirmed",
      reporterId: null,
    });
  });

  test("with a code for another report, or one that was not typed", async () => {
    const { person } = await unconfirmed();
    const other = await makeReport({ visibility: "unconfirmed", contact: `${newKey()}@x.example` });
    await usedCode(person.address, other.id, null);
    await expectRefusal(confirmReport(await contextOf(person.actor), other.id), "not_found");
  });

  test.each(["waiting", "private", "hidden"] as const)(
    "for others when it is %s by now",
    async (visibility) => {
      const report = await makeReport({ visibility });
      const { actor } = await makePerson();
      await expectRefusal(confirmReport(await contextOf(actor), report.id), "not_found");
      await expectRefusal(confirmReport(await contextOf(guest()), report.id), "not_found");
    },
  );

  test.each(["", "x", "\0", newId()])("for the id %j", async (id) => {
    const { actor } = await makePerson();
    await expectRefusal(confirmReport(await contextOf(actor), id), "not_found");
  });

  test("when the report was deleted at the same moment", async () => {
    const { person, report } = await unconfirmed({
      createdAt: new Date(Date.now() - 8 * 86_400_000),
    });
    const settled = await Promise.allSettled([
      contextOf(system).then(deleteUnconfirmed),
      contextOf(person.actor).then((ctx) => confirmReport(ctx, report.id)),
    ]);
    const db = await testDb();
    const left = await db.select().from(schema.report).where(eq(schema.report.id, report.id));
    expect(settled[1]?.status).toBe(left.length ? "fulfilled" : "rejected");
    expect(left[0]?.visibility ?? "public").toBe("public");
  });
});
