import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Database, rows } from "@/db/client.ts";
import { newKey } from "@/server/core/ids.ts";
import { contextOf, guest, testDb } from "@/server/testing/people.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { emptyFilter, type ListKey, listKey, type ReportFilter } from "../schema.ts";
import { COUNT_LIMIT, PAGE_SIZE, reportCount, reportPage } from "./list.ts";
import { newestPoints } from "./tile.ts";

/** A word of letters that no other test's report has. */
const ownWord = () =>
  [...newKey()].map((hex) => "あいうえおかきくけこさしすせそた"[Number.parseInt(hex, 16)]).join("");
const find = async (words: string, filter: Partial<ReportFilter> = {}) => {
  const ctx = await contextOf(guest());
  return (await reportPage(ctx, { ...emptyFilter, ...filter, words })).cards.map(({ id }) => id);
};

async function pages(filter: ReportFilter, size: number): Promise<string[][]> {
  const ctx = await contextOf(guest());
  const found: string[][] = [];
  let key: ListKey | null = null;
  do {
    const page = await reportPage(ctx, filter, key, size);
    found.push(page.cards.map(({ id }) => id));
    // The key goes through the browser and back.
    key = page.next ? listKey.parse(JSON.parse(JSON.stringify(page.next))) : null;
  } while (key);
  return found;
}

describe("paging by key", () => {
  test.each([1, 3, 7, PAGE_SIZE])(
    "pages of %i show each report once, equal moments or not",
    async (size) => {
      const word = ownWord();
      const moment = new Date("2026-05-05T05:05:05.123Z");
      const made = [];
      for (let i = 0; i < 23; i++) {
        const createdAt = i < 15 ? moment : new Date(moment.getTime() + (i % 3) - 1);
        made.push({ createdAt, ...(await makeReport({ title: word, createdAt })) });
      }
      const newestFirst = made
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
        .map(({ id }) => id);
      const found = await pages({ ...emptyFilter, words: word }, size);
      expect(found.flat()).toEqual(newestFirst);
      expect(found.slice(0, -1).every((page) => page.length === size)).toBe(true);
      expect(found.at(-1)?.length).toBeGreaterThan(0);
    },
  );

  test("moments told to the microsecond are not shown twice nor left out", async () => {
    const word = ownWord();
    const db = await testDb();
    const made = [];
    const createdAt = new Date("2026-05-05T05:05:05.123Z");
    for (let i = 0; i < 6; i++) made.push(await makeReport({ title: word, createdAt }));
    for (const [i, { id }] of made.entries())
      await db.execute(
        sql`update report set created_at = '2026-05-05T05:05:05.123000Z'::timestamptz + make_interval(secs => ${i} / 1e6) where id = ${id}`,
      );
    const found = await pages({ ...emptyFilter, words: word }, 1);
    expect(found.flat()).toEqual(made.map(({ id }) => id).reverse());
  });

  test("a report that comes while somebody pages is on no later page", async () => {
    const word = ownWord();
    for (let i = 0; i < 4; i++) await makeReport({ title: word });
    const ctx = await contextOf(guest());
    const filter = { ...emptyFilter, words: word };
    const first = await reportPage(ctx, filter, null, 2);
    await makeReport({ title: word });
    const second = await reportPage(ctx, filter, first.next, 2);
    const ids = [...first.cards, ...second.cards].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(second.next).toBeNull();
  });

  test("all reports of the city, one by one, come exactly once", async () => {
    const db = await testDb();
    const [row] = await rows<{ n: number }>(
      db,
      sql`select count(*)::int as n from report where visibility = 'public'`,
    );
    const found = (await pages(emptyFilter, 50)).flat();
    expect(new Set(found).size).toBe(found.length);
    expect(found).toHaveLength(row?.n ?? -1);
  });
});

describe("words", () => {
  const title = `犬𠮷ABCゴミ${ownWord()}`;
  const letters = [...title];

  test.each([1, 2, 3, 6])("of %i letters find the report they are in", async (length) => {
    const { id } = await makeReport({ title });
    for (const from of [0, 1, 4]) {
      const word = letters.slice(from, from + length).join("");
      expect(await find(word), word).toContain(id);
    }
  });

  test.each(["ごみ", "ゴミ", "ｺﾞﾐ"])("%s finds all its spellings", async (typed) => {
    const word = ownWord();
    const ids = [];
    for (const spelling of ["ごみ", "ゴミ", "ｺﾞﾐ"])
      ids.push((await makeReport({ title: `${spelling}${word}` })).id);
    expect((await find(`${typed}${word}`)).sort()).toEqual(ids.sort());
  });

  test("all have to occur, in title, body or town", async () => {
    const [one, two] = [ownWord(), ownWord()];
    const both = await makeReport({ title: one, body: two, townName: "天満橋" });
    await makeReport({ title: one });
    expect(await find(`${one} ${two}`)).toEqual([both.id]);
    expect(await find(`${two}　天満橋 ${one}`)).toEqual([both.id]);
  });

  const special = [
    "%",
    "_",
    "\\",
    "'",
    "&",
    "|",
    "!",
    ":",
    "*",
    "(",
    ")",
    "<->",
    '"',
    "$",
    "\0",
    "\ud83d",
    "\u202e",
    ";--",
  ];
  test.each(special)("the sign %j is read by no query language", async (sign) => {
    const word = ownWord();
    const { id } = await makeReport({ title: `前${sign === "\0" ? "" : sign}${word}` });
    await makeReport({ title: `x${word}y` });
    // The sign parts words; what is left of it has to be found, and nothing is matched by it.
    expect(await find(`前${sign}${word}`)).toEqual([id]);
    expect(await find(`${sign}${word}${sign}`)).toHaveLength(2);
    expect(await find(`${word.slice(0, 5)}${sign}${ownWord()}`)).toEqual([]);
    const ctx = await contextOf(guest());
    const filter = { ...emptyFilter, words: `前${sign}${word}` };
    expect(await reportCount(ctx, filter)).toEqual({ count: 1, more: false });
    expect(await newestPoints(ctx, filter)).toHaveLength(1);
  });

  test("% and _ stand for themselves, not for any letters", async () => {
    const word = ownWord();
    await makeReport({ title: `${word}と${word}` });
    for (const typed of [`${word}_${word}`, `${word}%${word}`])
      expect(await find(typed)).toHaveLength(1);
    expect(await find(`${word.slice(0, 3)}_${word.slice(4, 7)}無`)).toEqual([]);
  });

  test("signs alone filter nothing", async () => {
    const { id } = await makeReport();
    for (const typed of ["%", "_", "🔥", "、。"]) expect(await find(typed)).toContain(id);
  });

  test("are found in every window of time, newest first, whatever the page's size", async () => {
    const word = ownWord();
    const days = [
      "2026-11-20",
      "2026-10-01",
      "2026-09-30",
      "2025-12-01",
      "2025-11-30",
      "2023-01-05",
    ];
    const made = [];
    for (const day of days)
      made.push(await makeReport({ title: word, createdAt: new Date(`${day}T00:30:00+09:00`) }));
    const ids = made.map(({ id }) => id);
    for (const size of [1, 2, 4, 20]) {
      const found = await pages({ ...emptyFilter, words: word }, size);
      expect(found.flat()).toEqual(ids);
    }
    const ctx = await contextOf(guest());
    const count = async (filter: Partial<ReportFilter>) =>
      (await reportCount(ctx, { ...emptyFilter, words: word, ...filter })).count;
    expect(await count({})).toBe(6);
    expect(await find(word, { from: "2025-11", to: "2026-09" })).toEqual(ids.slice(2, 5));
    expect(await count({ from: "2025-11", to: "2026-09" })).toBe(3);
    expect(await find(word, { from: "2025-12-01", to: "2025-12-01" })).toEqual([ids[3]]);
    expect(await count({ to: "2025-11-30" })).toBe(2);
  });

  test("very long ones are answered", async () => {
    expect(await find("存在しない".repeat(40))).toEqual([]);
  });

  test("the words of one report can be found within a ward and a category", async () => {
    const word = ownWord();
    const { id } = await makeReport({ title: word, categoryCode: "litter" });
    expect(await find(word, { ward: "kita", categories: ["litter"] })).toEqual([id]);
    expect(await find(word, { ward: "abeno" })).toEqual([]);
    expect(await find(word, { categories: ["graffiti"] })).toEqual([]);
    expect(await find(word, { categories: ["group:waste", "graffiti"], states: ["recv"] })).toEqual(
      [id],
    );
  });
});

class RollBack extends Error {}

/** Runs with so many more public reports, of which nothing stays. */
async function withMany(howMany: number, look: (db: Database) => Promise<void>): Promise<void> {
  const db = await testDb();
  const { id } = await makeReport({ categoryCode: "info-board", title: "数の上限" });
  await db
    .transaction(async (tx) => {
      const columns = sql.raw(
        `kind, category_code, ward_code, town_name, place, title, body, lang, answers, status, state_group,
        visibility, publication_rule, photos_in_open_data, unnamed, consent_version, created_at, updated_at`,
      );
      await tx.execute(
        sql`insert into report (id, number, ${columns})
          select gen_random_uuid(), 'T' || lpad(i::text, 9, '0'), ${columns}
          from report, generate_series(1, ${howMany}) i where id = ${id}`,
      );
      await tx.execute(
        sql`insert into report_search (report_id, grams, folded)
          select r.id, s.grams, s.folded from report r, report_search s
          where s.report_id = ${id} and r.number like 'T0000%'
            and r.category_code = 'info-board'`,
      );
      await look(tx as unknown as Database);
      throw new RollBack();
    })
    .catch((error) => {
      if (!(error instanceof RollBack)) throw error;
    });
}

describe("counting", () => {
  const filter = { ...emptyFilter, categories: ["info-board"] };

  test("stops at 10,000 and says that there are more", async () => {
    const ctx = await contextOf(guest());
    const before = (await reportCount(ctx, filter)).count;
    await withMany(COUNT_LIMIT - before - 1, async (db) => {
      expect(await reportCount({ ...ctx, db }, filter)).toEqual({
        count: COUNT_LIMIT,
        more: false,
      });
    });
    await withMany(COUNT_LIMIT, async (db) => {
      const inMany = { ...ctx, db };
      expect(await reportCount(inMany, filter)).toEqual({ count: COUNT_LIMIT, more: true });
      expect(await reportCount(inMany, { ...filter, words: "数の上限" })).toEqual({
        count: COUNT_LIMIT,
        more: true,
      });
      expect(await newestPoints(inMany, { ...filter, words: "数の上限" })).toHaveLength(2_000);
      // One letter is looked for among the newest 3,000 alone.
      expect((await reportCount(inMany, { ...filter, words: "数" })).count).toBe(3_000);
    });
  }, 120_000);

  test("of one letter counts beyond a hundred", async () => {
    const ctx = await contextOf(guest());
    await withMany(150, async (db) => {
      const { count } = await reportCount({ ...ctx, db }, { ...filter, words: "限" });
      expect(count).toBeGreaterThan(150);
    });
  });
});
