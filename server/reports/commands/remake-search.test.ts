import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { rows, schema } from "@/db/client.ts";
import { keepStamp } from "@/server/core/loaded-data.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, guest, makePerson, system } from "@/server/testing/people.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { remakeSearch } from "./remake-search.ts";

const documentOf = async (id: string) => {
  const { db } = await contextOf(system);
  return rows(
    db,
    sql`select grams::text as grams, folded from report_search where report_id = ${id}`,
  );
};

test("documents made by an earlier version, and lost ones, are made anew, once", async () => {
  const ctx = await contextOf(system);
  const [old, lost] = [
    await makeReport({ title: "道路に穴があります" }),
    await makeReport({ title: "街灯が消えています" }),
  ];
  const before = [await documentOf(old.id), await documentOf(lost.id)];
  const { reportSearch } = schema;
  await ctx.db
    .update(reportSearch)
    .set({ folded: "前の形", grams: sql`array_to_tsvector('{前の}'::text[])` })
    .where(eq(reportSearch.reportId, old.id));
  await ctx.db.delete(reportSearch).where(eq(reportSearch.reportId, lost.id));

  await keepStamp(ctx, "search-documents", "an earlier one");
  let last = 0;
  const tell = (done: number) => {
    last = done;
  };
  expect(await remakeSearch(ctx, tell)).toBe(true);
  expect([await documentOf(old.id), await documentOf(lost.id)]).toEqual(before);
  const [row] = await rows<{ n: number }>(ctx.db, sql`select count(*)::int as n from report`);
  expect(last).toBeGreaterThanOrEqual(2);
  expect(last).toBeLessThanOrEqual(row?.n ?? 0);
  expect(await remakeSearch(ctx, tell)).toBe(false);
});

test("remakeSearch is forbidden to all but the installation", async () => {
  const { actor: person } = await makePerson();
  for (const actor of [guest(), person])
    await expectRefusal(
      remakeSearch(await contextOf(actor), () => {}),
      "forbidden",
    );
});
