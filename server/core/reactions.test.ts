import { sql } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { type Database, rows } from "@/db/client.ts";
import { contextOf, system, testDb } from "@/server/testing/people.ts";
import { inTransaction } from "./context.ts";
import { newId, newKey } from "./ids.ts";
import { record } from "./journal.ts";
import {
  backOffSeconds,
  MAX_ATTEMPTS,
  type Reaction,
  type RecordedEntry,
  runReactions,
} from "./reactions.ts";

vi.spyOn(process.stderr, "write").mockReturnValue(true);

/** Records an entry with reactions of names that no other test has. */
async function recordWith(names: string[], data: Record<string, unknown> = {}, now?: Date) {
  const subjectId = newId();
  const ctx = await contextOf(system, { now });
  const [entryId = ""] = await inTransaction(ctx, (tx) =>
    record(tx, {
      name: "somethingHappened",
      subject: { kind: "thing", id: subjectId },
      isPublic: false,
      data,
      reactions: names,
      touches: [],
    }),
  );
  return { entryId, subjectId, at: ctx.now };
}

type Row = { name: string; attempts: number; error: string | null; dead: boolean; wait: number };

const left = async (entryId: string) =>
  rows<Row>(
    await testDb(),
    sql`select name, attempts, error, dead_at is not null as dead,
        extract(epoch from run_at - clock_timestamp())::float8 as wait
      from reaction where entry_id = ${entryId} order by name`,
  );

/** Lets the time of waiting pass for one entry. */
const passTime = async (entryId: string, db?: Database) =>
  (db ?? (await testDb())).execute(
    sql`update reaction set run_at = clock_timestamp() - interval '1 second' where entry_id = ${entryId}`,
  );

function counting(act: Reaction = async () => {}) {
  const seen: RecordedEntry[] = [];
  const reaction: Reaction = async (ctx, entry) => {
    seen.push(entry);
    await act(ctx, entry);
  };
  return { seen, reaction };
}

/** Other tests leave reactions behind; here they are done without doing anything. */
const ignoringOthers = (mine: Record<string, Reaction>) =>
  new Proxy(mine, {
    get: (target, name) => (name in target ? Reflect.get(target, name) : async () => {}),
  });

const run = async (mine: Record<string, Reaction>) =>
  runReactions(await testDb(), ignoringOthers(mine));

describe("a reaction", () => {
  test("runs once, as the system, with what was recorded, and is gone", async () => {
    const name = newKey();
    const actors: string[] = [];
    const { seen, reaction } = counting(async (ctx) => {
      actors.push(ctx.actor.kind);
    });
    const made = await recordWith([name], { to: "x" }, new Date("2026-11-18T03:00:00.123Z"));
    await run({ [name]: reaction });
    await run({ [name]: reaction });
    expect(seen).toEqual([
      {
        id: made.entryId,
        name: "somethingHappened",
        at: new Date("2026-11-18T03:00:00.123Z"),
        subjectId: made.subjectId,
        data: { to: "x" },
      },
    ]);
    expect(actors).toEqual(["system"]);
    expect(await left(made.entryId)).toEqual([]);
  });

  test("runs beside the others of its entry; one that fails stops none", async () => {
    const [good, bad] = [newKey(), newKey()];
    const { seen, reaction } = counting();
    const { entryId } = await recordWith([bad, good]);
    await run({ [good]: reaction, [bad]: async () => Promise.reject(new Error("no")) });
    expect(seen).toHaveLength(1);
    expect((await left(entryId)).map(({ name }) => name)).toEqual([bad]);
  });

  test("of an entry that was rolled back never runs", async () => {
    const name = newKey();
    const { seen, reaction } = counting();
    const ctx = await contextOf(system);
    await inTransaction(ctx, async (tx) => {
      const entry = {
        name: "x",
        subject: { kind: "thing", id: newId() },
        isPublic: false,
        data: {},
        touches: [],
      };
      await record(tx, { ...entry, reactions: [name] });
      throw new Error("roll back");
    }).catch(() => {});
    await run({ [name]: reaction });
    expect(seen).toEqual([]);
  });

  test("a hundred and twenty are all run, batch after batch", async () => {
    const name = newKey();
    const { seen, reaction } = counting();
    for (let i = 0; i < 120; i++) await recordWith([name]);
    expect(await run({ [name]: reaction })).toBeGreaterThanOrEqual(120);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(120);
    expect(seen).toHaveLength(120);
  });
});

describe("a reaction that fails", () => {
  test("waits longer each time, and tells only the kind of its error", async () => {
    const name = newKey();
    const fail = async () => Promise.reject(new TypeError("yamada@example.jp"));
    const { entryId } = await recordWith([name]);
    for (const attempts of [1, 2, 3]) {
      await run({ [name]: fail });
      const [row] = await left(entryId);
      expect(row).toMatchObject({ attempts, error: "TypeError", dead: false });
      expect(row?.wait).toBeGreaterThan(backOffSeconds(attempts) - 5);
      expect(row?.wait).toBeLessThanOrEqual(backOffSeconds(attempts));
      // Before its time nothing happens.
      await run({ [name]: fail });
      expect((await left(entryId))[0]?.attempts).toBe(attempts);
      await passTime(entryId);
    }
  });

  test("and then works is gone like any other", async () => {
    const name = newKey();
    const { entryId } = await recordWith([name]);
    await run({ [name]: async () => Promise.reject(new Error("no")) });
    await passTime(entryId);
    const { seen, reaction } = counting();
    await run({ [name]: reaction });
    expect(seen).toHaveLength(1);
    expect(await left(entryId)).toEqual([]);
  });

  test("that takes its worker with it each time is dead at last, without another try", async () => {
    const name = newKey();
    const { entryId } = await recordWith([name]);
    const db = await testDb();
    await db.execute(
      sql`update reaction set attempts = ${MAX_ATTEMPTS} where entry_id = ${entryId}`,
    );
    const { seen, reaction } = counting();
    await run({ [name]: reaction });
    expect(seen).toEqual([]);
    expect(await left(entryId)).toMatchObject([{ attempts: MAX_ATTEMPTS + 1, dead: true }]);
  });

  test(`is dead after ${MAX_ATTEMPTS} tries, kept to be seen, and not tried again`, async () => {
    const name = newKey();
    const { seen, reaction } = counting(async () => Promise.reject(new Error("no")));
    const { entryId } = await recordWith([name]);
    for (let i = 0; i < MAX_ATTEMPTS + 3; i++) {
      await run({ [name]: reaction });
      await passTime(entryId);
    }
    expect(seen).toHaveLength(MAX_ATTEMPTS);
    expect(await left(entryId)).toMatchObject([{ attempts: MAX_ATTEMPTS, dead: true }]);
  });

  test("whose name nobody knows fails like any other", async () => {
    const name = newKey();
    const { entryId } = await recordWith([name]);
    const db = await testDb();
    await runReactions(
      db,
      new Proxy({}, { get: (_, asked) => (asked === name ? undefined : async () => {}) }),
    );
    expect(await left(entryId)).toMatchObject([{ attempts: 1, error: "Error", dead: false }]);
  });

  test("waits ten seconds, then longer, at most an hour", () => {
    const waits = Array.from({ length: 30 }, (_, i) => backOffSeconds(i + 1));
    expect(waits.slice(0, 3)).toEqual([10, 40, 90]);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(Math.max(...waits)).toBe(3_600);
    const untilDead = waits.slice(0, MAX_ATTEMPTS - 1).reduce((a, b) => a + b, 0);
    expect(untilDead).toBeGreaterThan(1_000);
  });
});

describe("a worker that dies", () => {
  test("after claiming keeps its work for the length of the lease; then another does it", async () => {
    const name = newKey();
    const { entryId } = await recordWith([name]);
    // What a claim leaves behind when its process is killed.
    await (await testDb()).execute(
      sql`update reaction set attempts = 1, run_at = clock_timestamp() + interval '60 seconds' where entry_id = ${entryId}`,
    );
    const { seen, reaction } = counting();
    await run({ [name]: reaction });
    expect(seen).toEqual([]);
    await passTime(entryId);
    await run({ [name]: reaction });
    expect(seen).toHaveLength(1);
    expect(await left(entryId)).toEqual([]);
  });

  test("after doing it but before saying so: it is done again, so reactions have to bear it", async () => {
    const name = newKey();
    const { entryId } = await recordWith([name]);
    const { seen, reaction } = counting();
    const db = await testDb();
    const dying: Reaction = async (ctx, entry) => {
      await reaction(ctx, entry);
      await new Promise(() => {});
    };
    void runReactions(db, ignoringOthers({ [name]: dying }));
    await expect.poll(() => seen.length).toBe(1);
    expect((await left(entryId))[0]?.wait).toBeGreaterThan(30);
    await passTime(entryId);
    await run({ [name]: reaction });
    expect(seen).toHaveLength(2);
    expect(await left(entryId)).toEqual([]);
  });
});

describe("two workers", () => {
  test("at once run each reaction once", async () => {
    const name = newKey();
    const { seen, reaction } = counting(() => new Promise((resolve) => setTimeout(resolve, 2)));
    for (let i = 0; i < 60; i++) await recordWith([name]);
    await Promise.all([
      run({ [name]: reaction }),
      run({ [name]: reaction }),
      run({ [name]: reaction }),
    ]);
    expect(seen).toHaveLength(60);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(60);
  });

  test("run each once although the first needed longer than the lease for what came before", async () => {
    const [slow, next] = [newKey(), newKey()];
    const first = await recordWith([slow], {}, new Date("2026-01-01T00:00:00Z"));
    const second = await recordWith([next], {}, new Date("2026-01-02T00:00:00Z"));
    const { seen, reaction } = counting();
    const db = await testDb();
    const works = ignoringOthers({
      [next]: reaction,
      [slow]: async () => {
        // The lease of what waits behind this one runs out, and another worker takes it.
        await passTime(second.entryId, db);
        const now = performance.now() + 61_000;
        vi.spyOn(performance, "now").mockReturnValue(now);
        await runReactions(db, ignoringOthers({ [next]: reaction }));
      },
    });
    await runReactions(db, works);
    vi.mocked(performance.now).mockRestore();
    expect(seen.map(({ id }) => id)).toEqual([second.entryId]);
    expect([...(await left(first.entryId)), ...(await left(second.entryId))]).toEqual([]);
  });

  test("a worker that lost its lease does not undo what the other one noted", async () => {
    const name = newKey();
    const { entryId } = await recordWith([name]);
    const db = await testDb();
    const fail: Reaction = async () => Promise.reject(new RangeError("late"));
    const slow: Reaction = async () => {
      await passTime(entryId, db);
      await runReactions(db, ignoringOthers({ [name]: fail }));
    };
    await runReactions(db, ignoringOthers({ [name]: slow }));
    expect(await left(entryId)).toMatchObject([{ attempts: 2, error: "RangeError" }]);
  });
});
