import { eq, inArray, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { rows, schema } from "@/db/client.ts";
import { newKey } from "@/server/core/ids.ts";
import { noticePages, PAGE_CHANGED } from "@/server/core/journal.ts";
import { makeCode } from "@/server/testing/codes.ts";
import {
  contextOf,
  grant,
  guest,
  later,
  makePerson,
  system,
  testCity,
  testDb,
} from "@/server/testing/people.ts";
import {
  aSubmission,
  journalOf,
  makeReport,
  photosOf,
  type ReportOptions,
} from "@/server/testing/reports.ts";
import { showReport } from "./commands/show-report.ts";
import { submitReport } from "./commands/submit-report.ts";
import { deleteUnconfirmed, foldMapDeltas, recountMap, remindUnconfirmed } from "./jobs.ts";
import { MAP_FOLDED } from "./rules/fold-cells.ts";

const DAY = 86_400;
const NOW = new Date("2026-11-18T03:00:00.000Z");
const systemAt = (now: Date | string = NOW) => contextOf(system, { now });
const before = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

const unconfirmed = (seconds: number, options: ReportOptions = {}) =>
  makeReport({
    visibility: "unconfirmed",
    createdAt: before(seconds),
    contact: `${newKey()}@jobs.example`,
    ...options,
  });

const reminded = async (id: string) =>
  (await journalOf(id)).filter(({ name }) => name === "reportReminded");

const exists = async (id: string) => {
  const { report } = schema;
  return (await (await testDb()).select().from(report).where(eq(report.id, id))).length > 0;
};

describe("remindUnconfirmed", () => {
  test("reminds once, after a day, by an entry that is mailed", async () => {
    const due = await unconfirmed(DAY + 1);
    const early = await unconfirmed(DAY - 1);
    const ctx = await systemAt();
    expect(await remindUnconfirmed(ctx)).toBeGreaterThanOrEqual(1);
    expect(await remindUnconfirmed(ctx)).toBe(0);
    expect(await remindUnconfirmed(later(ctx, DAY / 2))).toBeGreaterThanOrEqual(1);
    expect(await reminded(due.id)).toMatchObject([
      { actor_kind: "system", is_public: false, data: {}, reactions: ["mail-reminder"] },
    ]);
    expect(await reminded(early.id)).toHaveLength(1);
  });

  test("reminds nobody whose report was confirmed", async () => {
    const others = [];
    for (const visibility of ["public", "waiting", "private", "hidden"] as const)
      others.push(await makeReport({ visibility, createdAt: before(3 * DAY) }));
    await remindUnconfirmed(await systemAt());
    for (const { id } of others) expect(await reminded(id)).toEqual([]);
  });

  test("two workers at once remind once", async () => {
    const { id } = await unconfirmed(DAY + 1);
    const ctx = await systemAt();
    await Promise.all([remindUnconfirmed(ctx), remindUnconfirmed(ctx)]);
    expect(await reminded(id)).toHaveLength(1);
  });
});

describe("deleteUnconfirmed", () => {
  test("deletes after seven days, with all that was typed; the photos become nobody's", async () => {
    const ctx = await systemAt();
    const due = await unconfirmed(7 * DAY + 1, { photos: [true, false] });
    const early = await unconfirmed(7 * DAY - 1);
    const { codeId } = await makeCode(await contextOf(guest()), { reportId: due.id });
    expect(await deleteUnconfirmed(ctx)).toBeGreaterThanOrEqual(1);
    expect(await exists(due.id)).toBe(false);
    expect(await exists(early.id)).toBe(true);
    const db = await testDb();
    const { reportContact, reportSearch, signInCode, photo } = schema;
    expect(await db.select().from(reportContact).where(eq(reportContact.reportId, due.id))).toEqual(
      [],
    );
    expect(await db.select().from(reportSearch).where(eq(reportSearch.reportId, due.id))).toEqual(
      [],
    );
    expect(await db.select().from(signInCode).where(eq(signInCode.id, codeId))).toEqual([]);
    expect(await photosOf(due.id)).toEqual([]);
    const orphans = await db
      .select()
      .from(photo)
      .where(
        inArray(
          photo.id,
          due.photos.map(({ id }) => id),
        ),
      );
    expect(orphans).toHaveLength(2);
    for (const orphan of orphans)
      expect(orphan).toMatchObject({ reportId: null, draftHash: null, shown: false });
    expect(await journalOf(due.id)).toMatchObject([
      { name: "reportDeleted", is_public: false, data: {}, reactions: [] },
    ]);
    expect(await deleteUnconfirmed(ctx)).toBe(0);
  });

  test("deletes nothing that was confirmed, however old", async () => {
    const ids = [];
    for (const visibility of ["public", "waiting", "private", "hidden"] as const)
      ids.push((await makeReport({ visibility, createdAt: before(400 * DAY) })).id);
    await deleteUnconfirmed(await systemAt());
    for (const id of ids) expect(await exists(id)).toBe(true);
  });
});

describe("foldMapDeltas", () => {
  const deltas = async () => {
    const [row] = await rows<{ n: number }>(
      await testDb(),
      sql`select count(*)::int as n from map_delta`,
    );
    return row?.n;
  };
  const cells = async () =>
    rows<Record<string, unknown>>(
      await testDb(),
      sql`select level, month, x, y, ward_code, n, sum_lng_e6::text, sum_lat_e6::text, counts
        from map_cell order by 1, 2, 3, 4, 5`,
    );

  test("leaves no note behind, and nothing to do the second time", async () => {
    for (let i = 0; i < 5; i++) await makeReport();
    const ctx = await systemAt();
    expect(await foldMapDeltas(ctx)).toBeGreaterThanOrEqual(5);
    expect(await deltas()).toBe(0);
    expect(await foldMapDeltas(ctx)).toBe(0);
  });

  test("tells the page caches with the commit, and only when there was something to fold", async () => {
    const open = await testCity();
    const heard: string[] = [];
    const onMessage = (payload: string) => heard.push(payload);
    const stop = await open.listen(PAGE_CHANGED, { onMessage, onLost: () => {}, onBack: () => {} });
    const ctx = await systemAt();
    await foldMapDeltas(ctx);
    await noticePages(ctx, ["begin"]);
    await foldMapDeltas(ctx);
    await makeReport();
    await foldMapDeltas(ctx);
    await noticePages(ctx, ["end"]);
    await expect.poll(() => heard).toContain('["end"]');
    const between = heard.slice(heard.indexOf('["begin"]'));
    expect(between.filter((one) => one.includes(MAP_FOLDED))).toHaveLength(1);
    await stop();
  });

  test("what comes and goes leaves the cells as they were", async () => {
    const ctx = await systemAt();
    await foldMapDeltas(ctx);
    const earlier = await cells();
    const { id } = await makeReport({
      at: { wardCode: "27117", place: { lng: 135.5501, lat: 34.7201 } },
    });
    await foldMapDeltas(ctx);
    expect(await cells()).not.toEqual(earlier);
    const staff = await makePerson({ grants: [grant("report.publish")] });
    await showReport(await contextOf(staff.actor), { id, showing: "hidden" });
    await foldMapDeltas(ctx);
    expect(await cells()).toEqual(earlier);
  });

  test("two workers at once fold each note once", async () => {
    const ctx = await systemAt();
    await foldMapDeltas(ctx);
    for (let i = 0; i < 20; i++) await makeReport();
    const folded = await Promise.all([1, 2, 3].map(() => foldMapDeltas(ctx)));
    expect(folded.reduce((a, b) => a + b, 0)).toBe(20);
    const { listed, counted } = await recountMap(ctx);
    expect(counted).toBe(listed);
  });

  test("more notes than a batch are folded in one go", async () => {
    const ctx = await systemAt();
    await foldMapDeltas(ctx);
    const earlier = await cells();
    const note = (amount: number) =>
      sql`insert into map_delta (lng_e6, lat_e6, ward_code, month, category_number, group_number, amount)
        select 135500000 + i, 34700000, '27127', 24322, 1, 0, ${amount}::int from generate_series(1, 6000) i`;
    const db = await testDb();
    await db.execute(note(1));
    expect(await foldMapDeltas(ctx)).toBe(6_000);
    await db.execute(note(-1));
    expect(await foldMapDeltas(ctx)).toBe(6_000);
    expect(await cells()).toEqual(earlier);
  });
});

describe("recountMap", () => {
  test("finds that map and list agree after reports came", async () => {
    await submitReport(await contextOf((await makePerson()).actor), aSubmission());
    const { listed, counted } = await recountMap(await systemAt());
    expect(counted).toBe(listed);
    expect(listed).toBeGreaterThan(0);
  });

  test("tells when they do not", async () => {
    const ctx = await systemAt();
    const db = await testDb();
    const { listed } = await recountMap(ctx);
    const [cell] = await rows<{ x: number; y: number; ward: string }>(
      db,
      sql`update map_cell set n = n + 3 where (level, month, x, y, ward_code) in (
          select level, month, x, y, ward_code from map_cell where level = 13 and month = 0 limit 1)
        returning x, y, ward_code as ward`,
    );
    expect(await recountMap(ctx)).toEqual({ listed, counted: listed + 3 });
    await db.execute(
      sql`update map_cell set n = n - 3 where level = 13 and month = 0
        and x = ${cell?.x} and y = ${cell?.y} and ward_code = ${cell?.ward}`,
    );
  });
});
