import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rows } from "@/db/client.ts";
import { recountMap } from "@/server/reports/jobs.ts";
import { reportPage } from "@/server/reports/queries/list.ts";
import { emptyFilter } from "@/server/reports/schema.ts";
import { contextOf, guest, system, testCity } from "@/server/testing/people.ts";
import type { keepPictures } from "../pictures/render.ts";
import {
  emptied,
  indexNames,
  mapCells,
  proportions,
  unfilledWords,
  wrongSearchRows,
  wrongStories,
} from "./seeded.ts";
import { type Progress, SeededBefore, seedVolume, type VolumeRequest } from "./volume.ts";

const noStore = { put: async () => {} };
const undrawn: typeof keepPictures = async (_, wanted) =>
  wanted.map((one) => ({
    ...one,
    key: `${one.motif}${one.variant}`,
    width: 1,
    height: 1,
    bytes: 1,
    sha256: "",
    colour: "#fff",
  }));

const request = (changes: Partial<VolumeRequest> = {}): VolumeRequest => ({
  reports: 300,
  seed: "test",
  until: new Date("2026-11-01T00:00:00+09:00"),
  bostonFile: null,
  cityDataFolder: null,
  ...changes,
});

const seed = async (changes: Partial<VolumeRequest> = {}, tell?: (progress: Progress) => void) =>
  seedVolume(await testCity(), noStore, request(changes), tell, undrawn);

const digest = async () => {
  const { db } = await testCity();
  const tables = [
    "report",
    "report_search",
    "photo",
    "support",
    "follow",
    "comment",
    "journal",
    "person",
  ];
  const sums = tables.map((name) =>
    sql.raw(`select md5(string_agg(t::text, '' order by t::text)) as sum from ${name} t`),
  );
  const found = await rows<{ sum: string }>(db, sql.join(sums, sql` union all `));
  return found.map(({ sum }) => sum);
};

let indexes: unknown;
let first: string[];

beforeAll(async () => {
  const open = await testCity();
  await emptied(open);
  indexes = await indexNames(open);
  await seed();
  first = await digest();
});

afterAll(async () => {
  await emptied(await testCity());
});

const agrees = async () => {
  const open = await testCity();
  expect(await wrongSearchRows(open)).toBe(0);
  expect(await wrongStories(open)).toEqual([]);
  expect(await unfilledWords(open)).toEqual([]);
  const { kept, folded } = await mapCells(open);
  expect(kept).toEqual(folded);
  expect(await indexNames(open)).toEqual(indexes);
};

describe("a seeded database", () => {
  test("has everything in proportion", async () => {
    expect(await proportions(await testCity())).toEqual({
      reports: 300,
      photos: 300,
      comments: 450,
      supports: 1_200,
      follows: 600,
    });
  });

  test("has an entry for every act", async () => {
    const { db } = await testCity();
    const entries = await rows<{ name: string; n: number }>(
      db,
      sql`select name, count(*)::int as n from journal group by name`,
    );
    const count = (name: string) => entries.find((one) => one.name === name)?.n;
    expect(count("reportSubmitted")).toBe(300);
    expect(count("supported")).toBe(1_200);
    expect(count("followed")).toBe(600);
    expect(count("commentAdded")).toBe(450);
  });

  test("agrees with itself: search, map, journal, words, keys and indexes", agrees);

  test("has reports of which no two are alike", async () => {
    const [row] = await rows<{ n: number }>(
      (await testCity()).db,
      sql`select count(distinct title || body)::int as n from report`,
    );
    expect(row?.n).toBe(300);
  });

  test("is found by its words", async () => {
    const ctx = await contextOf(guest());
    const [one] = await rows<{ number: string; words: string }>(
      ctx.db,
      sql`select number, substring(body from 1 for 6) as words from report
        where visibility = 'public' and lang = 'ja' and body !~ '^.{0,5}[^ぁ-んァ-ヶー一-龯]' limit 1`,
    );
    const { cards } = await reportPage(ctx, { ...emptyFilter, words: one?.words ?? "" }, null);
    expect(cards.map(({ number }) => number)).toContain(one?.number);
  });

  test("counts on the map what it lists", async () => {
    const { listed, counted } = await recountMap(await contextOf(system));
    expect(counted).toBe(listed);
    expect(listed).toBeGreaterThan(250);
  });
});

describe("seeding again", () => {
  test("refuses what is there already", async () => {
    await expect(seed()).rejects.toBeInstanceOf(SeededBefore);
  });

  test("leaves nothing when it fails on the way", async () => {
    const fail = seed({ seed: "fails" }, ({ step }) => {
      if (step === "cells") throw new Error("the plug was pulled");
    });
    await expect(fail).rejects.toThrow("the plug");
    expect(await digest()).toEqual(first);
    await agrees();
  });

  test("adds fewer to what is there, with its indexes standing, and more without", async () => {
    const steps: string[] = [];
    await seed({ seed: "few", reports: 100 }, ({ step }) => steps.push(step));
    expect(steps).not.toContain("index");
    await agrees();
    await seed({ seed: "more", reports: 500 }, ({ step }) => steps.push(step));
    expect(steps).toContain("index");
    await agrees();
    expect((await proportions(await testCity()))?.reports).toBe(900);
  });

  test("makes the same rows for the same request", async () => {
    await emptied(await testCity());
    await seed();
    expect(await digest()).toEqual(first);
  });
});
