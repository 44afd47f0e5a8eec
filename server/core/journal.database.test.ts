import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { databaseNow, rows } from "@/db/client.ts";
import { contextOf, guest, makePerson, system, testCity, testDb } from "@/server/testing/people.ts";
import { journalOf } from "@/server/testing/reports.ts";
import { createContext, inTransaction } from "./context.ts";
import { isId, newId } from "./ids.ts";
import { type Entry, PAGE_CHANGED, REACTION_READY, record } from "./journal.ts";

const entry = (changes: Partial<Entry> = {}): Entry => ({
  name: "somethingHappened",
  subject: { kind: "thing", id: newId() },
  isPublic: true,
  data: {},
  reactions: [],
  touches: [],
  ...changes,
});

async function listening(channel: string, act: () => Promise<unknown>): Promise<string[]> {
  const open = await testCity();
  const heard: string[] = [];
  const onMessage = (payload: string) => heard.push(payload);
  const stop = await open.listen(channel, { onMessage, onLost: () => {}, onBack: () => {} });
  await act();
  // What was sent before this is heard before it.
  await open.db.execute(sql`select pg_notify(${channel}, 'the end')`);
  await expect.poll(() => heard).toContain("the end");
  await stop();
  return heard.slice(0, -1);
}

test("an entry says who, what and when", async () => {
  const { actor, id } = await makePerson();
  const now = "2026-11-18T03:00:00.123Z";
  const one = entry({ data: { from: "a", n: 1, list: ["x"], odd: "'\"\\" } });
  const [entryId = ""] = await record(await contextOf(actor, { now }), one);
  expect(isId(entryId)).toBe(true);
  const [row] = await rows<{ at: number }>(
    await testDb(),
    sql`select extract(epoch from at)::float8 * 1000 as at from journal where id = ${entryId}`,
  );
  expect(row?.at).toBe(Date.parse(now));
  expect(await journalOf(one.subject.id)).toEqual([
    {
      id: entryId,
      name: one.name,
      actor_kind: "person",
      actor_id: id,
      is_public: true,
      data: one.data,
      reactions: [],
    },
  ]);
});

test.each([
  ["guest", guest()],
  ["system", system],
] as const)("a %s has no id in it", async (kind, actor) => {
  const one = entry();
  await record(await contextOf(actor), one);
  expect(await journalOf(one.subject.id)).toMatchObject([{ actor_kind: kind, actor_id: null }]);
});

test("reactions are written with the entry, each name once", async () => {
  const one = entry({ reactions: ["b", "a"] });
  const [entryId = ""] = await record(await contextOf(system), one);
  expect((await journalOf(one.subject.id))[0]?.reactions).toEqual(["a", "b"]);
  const twice = record(await contextOf(system), entry({ reactions: ["a", "a"] }));
  await expect(twice).rejects.toThrow();
  await (await testDb()).execute(sql`delete from reaction where entry_id = ${entryId}`);
});

test("several entries are written at once, each with its own", async () => {
  const ctx = await contextOf(system);
  const [one, two] = [
    entry({ reactions: ["a"], touches: ["x", "y"] }),
    entry({ isPublic: false, data: { n: 2 }, touches: ["y", "z"] }),
  ];
  const heard = await listening(PAGE_CHANGED, () => record(ctx, one, two));
  expect(heard.map((payload) => JSON.parse(payload))).toEqual([["x", "y", "z"]]);
  const [first] = await journalOf(one.subject.id);
  expect(first).toMatchObject({ is_public: true, data: {}, reactions: ["a"] });
  expect(await journalOf(two.subject.id)).toMatchObject([
    { is_public: false, data: { n: 2 }, reactions: [] },
  ]);
  await ctx.db.execute(sql`delete from reaction where entry_id = ${first?.id ?? ""}`);
});

describe("notices", () => {
  test("leave with the commit: which pages changed, and that there is work", async () => {
    const ctx = await contextOf(system);
    const one = entry({ touches: ["report:X", "reports"] });
    const heard = await listening(PAGE_CHANGED, () => inTransaction(ctx, (tx) => record(tx, one)));
    expect(heard.map((payload) => JSON.parse(payload))).toEqual([["report:X", "reports"]]);
    const work = entry({ reactions: ["unknown"] });
    let entryId = "";
    const woken = await listening(REACTION_READY, async () => {
      [entryId = ""] = await inTransaction(ctx, (tx) => record(tx, work));
    });
    expect(woken).toEqual([""]);
    await ctx.db.execute(sql`delete from reaction where entry_id = ${entryId}`);
  });

  test("are not sent where nothing changed, nor after a rollback", async () => {
    const ctx = await contextOf(system);
    expect(await listening(PAGE_CHANGED, () => record(ctx, entry()))).toEqual([]);
    const rolledBack = () =>
      inTransaction(ctx, async (tx) => {
        await record(tx, entry({ touches: ["reports"] }));
        throw new Error("roll back");
      }).catch(() => {});
    expect(await listening(PAGE_CHANGED, rolledBack)).toEqual([]);
  });
});

describe("a context", () => {
  test("has the database's time unless a test sets it", async () => {
    const { db } = await testCity();
    const parts = { db, actor: system, locale: "ja", addressKey: null };
    const [before, ctx, after] = [
      await databaseNow(db),
      await createContext(parts),
      await databaseNow(db),
    ];
    expect(ctx.now.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(ctx.now.getTime()).toBeLessThanOrEqual(after.getTime());
    const now = new Date("2030-01-01T00:00:00Z");
    expect((await createContext({ ...parts, now })).now).toBe(now);
  });

  test("of a transaction keeps who and when, and writes all or nothing", async () => {
    const ctx = await contextOf(guest(), { now: "2026-11-18T03:00:00Z" });
    const one = entry();
    const failed = inTransaction(ctx, async (tx) => {
      expect({ ...tx, db: null }).toEqual({ ...ctx, db: null });
      await record(tx, one);
      throw new Error("roll back");
    });
    await expect(failed).rejects.toThrow("roll back");
    expect(await journalOf(one.subject.id)).toEqual([]);
    expect(await inTransaction(ctx, async () => 7)).toBe(7);
  });
});
