import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client.ts";
import { contextOf, guest, makePerson, system, testDb } from "@/server/testing/people.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { withdrawReport } from "../commands/withdraw-report.ts";
import { foldMapDeltas } from "../jobs.ts";
import { cellAt, tileAt } from "../rules/cells.ts";
import { emptyFilter } from "../schema.ts";
import { gatherCells, mapTile } from "./tile.ts";

const NOBODY = {
  categories: null,
  states: null,
  wardCode: null,
  from: null,
  before: null,
  looked: null,
};
const at = { wardCode: "27113", place: { lng: 135.4352, lat: 34.7012 } };
const ward = { ...emptyFilter, ward: "nishiyodogawa" };
const tileOf = (z: number) => ({ z, x: cellAt(z, at.place).tileX, y: cellAt(z, at.place).tileY });

describe("cells gathered into clusters", () => {
  const cell = (x: number, y: number, counts: number[], n = 2) => ({
    x,
    y,
    n,
    lng: String(135_000_000 * n),
    lat: String(34_000_000 * n),
    counts,
  });

  test("neighbours share a cluster, others do not", () => {
    const counts = [5, 2];
    expect(gatherCells([cell(0, 0, counts), cell(3, 3, counts)], NOBODY)).toHaveLength(1);
    expect(gatherCells([cell(3, 3, counts), cell(4, 3, counts)], NOBODY)).toHaveLength(2);
    expect(gatherCells([cell(31, 31, counts), cell(32, 31, counts)], NOBODY)).toHaveLength(2);
  });

  test("a cluster lies where its reports are, weighted by their number", () => {
    const west = { ...cell(0, 0, [5, 3], 3), lng: String(135_000_000 * 3) };
    const east = { ...cell(1, 0, [5, 1], 1), lng: String(135_400_000) };
    const [cluster] = gatherCells([west, east], NOBODY);
    expect(cluster).toMatchObject({ n: 4, groups: [4, 0, 0, 0, 0], lat: 34 });
    expect(cluster?.lng).toBeCloseTo(135.1, 9);
  });

  test("what a filter leaves nothing of is no cluster", () => {
    const filter = { ...NOBODY, categories: [{ code: "x", number: 9 }] };
    expect(gatherCells([cell(0, 0, [5, 2])], filter)).toEqual([]);
    expect(gatherCells([cell(0, 0, [5, -1], -1)], NOBODY)).toEqual([]);
    expect(gatherCells([], NOBODY)).toEqual([]);
  });
});

describe("a tile follows what happens", () => {
  test("a report comes with the next folding, and changes its state with another", async () => {
    const reporter = await makePerson();
    const report = await makeReport({ at, reporterId: reporter.id });
    const ctx = await contextOf(guest());
    const groups = async () =>
      (await mapTile(ctx, tileOf(12), ward)).clusters.map((one) => one.groups);
    expect(await groups()).toEqual([]);
    await foldMapDeltas(await contextOf(system));
    expect(await groups()).toEqual([[1, 0, 0, 0, 0]]);
    await withdrawReport(await contextOf(reporter.actor), report.id);
    await foldMapDeltas(await contextOf(system));
    expect(await groups()).toEqual([[0, 0, 0, 0, 1]]);
    const { clusters } = await mapTile(ctx, tileOf(12), ward);
    expect(clusters[0]?.lng).toBeCloseTo(at.place.lng, 5);
    expect(clusters[0]?.lat).toBeCloseTo(at.place.lat, 5);
  });

  test("from zoom 14 on a point is there at once", async () => {
    const { number } = await makeReport({ at: { ...at, place: { lng: 135.4411, lat: 34.7111 } } });
    const { points, clusters } = await mapTile(
      await contextOf(guest()),
      { z: 16, ...tileAt(16, { lng: 135.4411, lat: 34.7111 }) },
      ward,
    );
    expect(points).toMatchObject([{ number, group: "recv" }]);
    expect(clusters).toEqual([]);
  });
});

test.each([
  { z: 0, x: 0, y: 0 },
  { z: 7, x: 112, y: 50 },
  { z: 10, x: 0, y: 0 },
  { z: 16, x: 65_535, y: 65_535 },
  { z: 22, x: 4_194_303, y: 0 },
  { z: 10, x: 2_000_000_000, y: 2_000_000_000 },
])("a tile with nothing in it is empty: %j", async (tile) => {
  expect(await mapTile(await contextOf(guest()), tile, emptyFilter)).toEqual({
    clusters: [],
    points: [],
  });
});

test("a tile of points shows the newest 1,000", async () => {
  const place = { lng: 135.4099, lat: 34.6601 };
  const { id } = await makeReport({ at: { wardCode: "27104", place } });
  const db = await testDb();
  const reader = await contextOf(guest());
  await db
    .transaction(async (tx) => {
      const columns = sql.raw(
        `kind, category_code, ward_code, place, title, body, lang, answers, status, state_group, visibility,
        publication_rule, photos_in_open_data, unnamed, consent_version, updated_at`,
      );
      await tx.execute(
        sql`insert into report (id, number, ${columns}, created_at)
          select gen_random_uuid(), 'P' || lpad(i::text, 9, '0'), ${columns}, created_at - make_interval(mins => i)
          from report, generate_series(1, 1200) i where id = ${id}`,
      );
      const ctx = { ...reader, db: tx as unknown as Database };
      const { points } = await mapTile(ctx, { z: 18, ...tileAt(18, place) }, emptyFilter);
      expect(points).toHaveLength(1_000);
      expect(points.map(({ number }) => number)).not.toContain("P000001000");
      expect(points.map(({ number }) => number)).toContain("P000000999");
      throw new Error("roll back");
    })
    .catch((error: Error) => expect(error.message).toBe("roll back"));
});
