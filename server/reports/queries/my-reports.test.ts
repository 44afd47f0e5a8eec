import { describe, expect, test } from "vitest";
import { newId } from "@/server/core/ids.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, grant, guest, makePerson, system } from "@/server/testing/people.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { visibilities } from "../lifecycle.ts";
import type { ListKey } from "../schema.ts";
import { isReported } from "./facts.ts";
import { myReports } from "./my-reports.ts";

describe("one's own reports", () => {
  test("are all there, whatever the public sees of them, and nobody else's", async () => {
    const { actor, id } = await makePerson({ grants: [grant("report.read-private")] });
    const mine = [];
    for (const [i, visibility] of visibilities.entries())
      mine.push(
        await makeReport({ visibility, reporterId: id, createdAt: new Date(2026, 0, 1 + i) }),
      );
    await makeReport();
    await makeReport({ visibility: "unconfirmed" });
    const { reports, next } = await myReports(await contextOf(actor), null);
    expect(reports.map(({ card }) => card.id)).toEqual(mine.map((one) => one.id).reverse());
    expect(reports.map((one) => one.visibility)).toEqual([...visibilities].reverse());
    expect(next).toBeNull();
  });

  test("come by key, each once, equal moments or not", async () => {
    const { actor, id } = await makePerson();
    const createdAt = new Date("2026-05-05T05:05:05.123Z");
    const made = [];
    for (let i = 0; i < 45; i++) made.push((await makeReport({ reporterId: id, createdAt })).id);
    const ctx = await contextOf(actor);
    const found: string[] = [];
    let key: ListKey | null = null;
    do {
      const page: Awaited<ReturnType<typeof myReports>> = await myReports(ctx, key);
      found.push(...page.reports.map(({ card }) => card.id));
      key = page.next;
    } while (key);
    expect(found).toEqual(made.sort().reverse());
  });

  test("myReports is forbidden for whoever is not signed in", async () => {
    for (const actor of [guest(), guest(null), system])
      await expectRefusal(myReports(await contextOf(actor), null), "forbidden");
  });
});

test("a form is reported or not, and says nothing more", async () => {
  const ctx = await contextOf(guest());
  const { id } = await makeReport({ visibility: "private" });
  expect(await isReported(ctx, id)).toBe(true);
  expect(await isReported(ctx, newId())).toBe(false);
});
