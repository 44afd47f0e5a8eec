import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId } from "@/server/core/ids.ts";
import { expectRefusal, failure, problemsOf } from "@/server/testing/errors.ts";
import { meanwhile } from "@/server/testing/meanwhile.ts";
import {
  contextOf,
  grant,
  guest,
  later,
  makePerson,
  system,
  testDb,
} from "@/server/testing/people.ts";
import { journalOf, makeReport, reportRow } from "@/server/testing/reports.ts";
import { statuses, visibilities } from "../lifecycle.ts";
import { reportPage } from "../queries/list.ts";
import { emptyFilter } from "../schema.ts";
import { editReport } from "./edit-report.ts";
import { withdrawReport } from "./withdraw-report.ts";

const SENT = new Date("2026-11-18T03:00:00.000Z");
const words = { title: "新しい題", body: "新しい本文", unnamed: false };

async function mine(options: Parameters<typeof makeReport>[0] = {}) {
  const person = await makePerson();
  const report = await makeReport({ reporterId: person.id, createdAt: SENT, ...options });
  return { person, report, ctx: await contextOf(person.actor, { now: SENT }) };
}

test("the reporter changes words and whether the name is shown", async () => {
  const { report, ctx } = await mine({ title: "古い題", body: "古い本文" });
  const now = later(ctx, 30 * 60);
  const typed = { id: report.id, title: " 新しい\u202e題\n", body: "本文\0", unnamed: true };
  expect(await editReport(now, typed)).toEqual({ number: report.number });
  expect(await reportRow(report.id)).toMatchObject({
    title: "新しい題",
    body: "本文",
    unnamed: true,
    updatedAt: now.now,
    createdAt: SENT,
  });
});

test("the search finds the new words and no longer the old ones", async () => {
  const { report, ctx } = await mine({ title: "蛍光灯が消えた" });
  await editReport(ctx, { ...words, id: report.id, title: "金木犀が倒れた" });
  const find = async (text: string) =>
    (await reportPage(ctx, { ...emptyFilter, words: text })).cards.map(({ id }) => id);
  expect(await find("金木犀")).toEqual([report.id]);
  expect(await find("蛍光灯が消えた")).toEqual([]);
});

test("the entry names the fields and says nothing of what was in them", async () => {
  const { person, report, ctx } = await mine({ title: "古い題", body: words.body });
  await editReport(ctx, { ...words, id: report.id });
  const entries = await journalOf(report.id);
  expect(entries).toMatchObject([
    {
      name: "reportEdited",
      is_public: true,
      actor_id: person.id,
      data: { fields: ["title"] },
      reactions: [],
    },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/古い|新しい/);
});

test("an edit that changes nothing writes nothing; the name alone is a change, told to nobody", async () => {
  const { report, ctx } = await mine({ title: words.title, body: words.body, unnamed: false });
  const before = await reportRow(report.id);
  const now = later(ctx, 60);
  expect(await editReport(now, { ...words, id: report.id })).toEqual({ number: report.number });
  await editReport(now, { ...words, id: report.id, title: ` ${words.title}\u202e\n` });
  expect(await reportRow(report.id)).toEqual(before);
  expect(await journalOf(report.id)).toEqual([]);
  await editReport(now, { ...words, id: report.id, unnamed: true });
  expect(await reportRow(report.id)).toMatchObject({ unnamed: true, updatedAt: now.now });
  expect(await journalOf(report.id)).toMatchObject([
    { name: "reportEdited", is_public: false, data: { fields: ["unnamed"] } },
  ]);
});

describe("editReport is forbidden", () => {
  test("once the half hour is over", async () => {
    const { report, ctx } = await mine();
    await expectRefusal(
      editReport(later(ctx, 30 * 60 + 1), { ...words, id: report.id }),
      "forbidden",
    );
  });

  test.each(statuses.filter((status) => status !== "received"))("once it is %s", async (status) => {
    const { report, ctx } = await mine({ status });
    await expectRefusal(editReport(ctx, { ...words, id: report.id }), "forbidden");
  });

  test("while it is hidden", async () => {
    const { report, ctx } = await mine({ visibility: "hidden" });
    await expectRefusal(editReport(ctx, { ...words, id: report.id }), "forbidden");
  });

  test("after staff looked at its words and published them", async () => {
    const { report, ctx } = await mine({ rule: "after-look", visibility: "public" });
    await expectRefusal(editReport(ctx, { ...words, id: report.id }), "forbidden");
    const waiting = await mine({ rule: "after-look", visibility: "waiting" });
    await editReport(waiting.ctx, { ...words, id: waiting.report.id });
  });

  test("for anybody else who may see it, staff too", async () => {
    const { report } = await mine();
    const staff = await makePerson({ grants: [grant("report.publish"), grant("report.move")] });
    for (const actor of [guest(), (await makePerson()).actor, staff.actor, system]) {
      const ctx = await contextOf(actor, { now: SENT });
      await expectRefusal(editReport(ctx, { ...words, id: report.id }), "forbidden");
    }
  });
});

test.each(visibilities.filter((one) => one !== "public"))(
  "editReport of another's report that is %s is not found",
  async (visibility) => {
    const { report } = await mine({ visibility });
    for (const actor of [guest(), (await makePerson()).actor]) {
      const ctx = await contextOf(actor, { now: SENT });
      await expectRefusal(editReport(ctx, { ...words, id: report.id }), "not_found");
    }
  },
);

test.each(["", "x", "\0", newId()])("editReport of the id %j is not found", async (id) => {
  const { actor } = await makePerson();
  await expectRefusal(editReport(await contextOf(actor), { ...words, id }), "not_found");
});

test("editReport with words that cannot be taken is invalid, and nothing changes", async () => {
  const { report, ctx } = await mine({ title: "古い題" });
  const error = await failure(
    editReport(ctx, { ...words, id: report.id, title: "", body: "あ".repeat(100_000) }),
  );
  expect(problemsOf(error)).toEqual(["title: titleMissing", "body: bodyLong"]);
  expect((await reportRow(report.id)).title).toBe("古い題");
  expect(await journalOf(report.id)).toEqual([]);
});

test("editing and withdrawing at once: the words of a withdrawn report do not change afterwards", async () => {
  const { report, ctx } = await mine({ title: "古い題" });
  const [edited, withdrawn] = await Promise.allSettled([
    editReport(ctx, { ...words, id: report.id }),
    withdrawReport(ctx, report.id),
  ]);
  expect(withdrawn.status).toBe("fulfilled");
  const row = await reportRow(report.id);
  expect(row.status).toBe("withdrawn");
  expect(row.title).toBe(edited.status === "fulfilled" ? words.title : "古い題");
  const names = (await journalOf(report.id)).map(({ name }) => name).sort();
  expect(names).toEqual(
    edited.status === "fulfilled" ? ["reportEdited", "reportMoved"] : ["reportMoved"],
  );
});

test("editReport that read before the report moved is a conflict", async () => {
  const { report, ctx } = await mine({ title: "古い題" });
  const moved = meanwhile(ctx, async () =>
    (await testDb())
      .update(schema.report)
      .set({ status: "acknowledged" })
      .where(eq(schema.report.id, report.id)),
  );
  await expectRefusal(
    editReport(moved, { ...words, id: report.id }),
    "conflict",
    "changedMeanwhile",
  );
  expect((await reportRow(report.id)).title).toBe("古い題");
});
