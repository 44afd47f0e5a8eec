import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rows } from "@/db/client.ts";
import { latOf, lngOf } from "@/db/geo.ts";
import { demoPerson, personOfSession } from "@/server/accounts/queries.ts";
import { demoPeople } from "@/server/accounts/rules.ts";
import { placeInCity } from "@/server/places/queries.ts";
import { statuses } from "@/server/reports/lifecycle.ts";
import { officeFor } from "@/server/reports/queries/categories.ts";
import { reportByNumber } from "@/server/reports/queries/report-page.ts";
import { contextOf, guest, system, testCity } from "@/server/testing/people.ts";
import { seedDemo } from "./demo.ts";
import { officeFinder, seedCategories } from "./duties.ts";
import {
  emptied,
  indexNames,
  mapCells,
  unfilledWords,
  wrongSearchRows,
  wrongStories,
} from "./seeded.ts";

const NOW = new Date("2026-11-22T03:00:00Z");
const noStore = { put: async () => {} };

beforeAll(async () => {
  const open = await testCity();
  await emptied(open);
  const told: number[] = [];
  const made = await seedDemo(
    open,
    noStore,
    NOW,
    (share) => told.push(share),
    async (_, wanted) =>
      wanted.map((one) => ({
        ...one,
        key: `${one.motif}${one.variant}`,
        width: 1,
        height: 1,
        bytes: 1,
        sha256: "",
        colour: "#fff",
      })),
  );
  expect(made.reports).toBeGreaterThanOrEqual(280);
  expect(told.at(-1)).toBe(1);
});

afterAll(async () => {
  await emptied(await testCity());
});

const ask = async <Row>(query: ReturnType<typeof sql>) => rows<Row>((await testCity()).db, query);

describe("the demo city", () => {
  test("agrees with itself: search, map, journal, words", async () => {
    const open = await testCity();
    expect(await wrongSearchRows(open)).toBe(0);
    expect(await wrongStories(open)).toEqual([]);
    expect(await unfilledWords(open)).toEqual([]);
    const { kept, folded } = await mapCells(open);
    expect(kept).toEqual(folded);
    expect((await indexNames(open)).length).toBeGreaterThan(50);
  });

  test("has every state, every ward, and some of each kind and visibility", async () => {
    const found = await ask<{ status: string; ward: string; kind: string; visibility: string }>(
      sql`select status, ward_code as ward, kind, visibility from report`,
    );
    const all = (key: keyof (typeof found)[number]) => new Set(found.map((one) => one[key]));
    expect([...all("status")].sort()).toEqual([...statuses].sort());
    expect(all("ward").size).toBe(24);
    expect(all("kind")).toEqual(new Set(["trouble", "solved", "good"]));
    expect(all("visibility")).toEqual(new Set(["public", "waiting", "private"]));
    expect(found.filter(({ ward }) => ward === "27119").length).toBeGreaterThan(45);
  });

  test("is minutes old and a year deep, and nothing in it is to come", async () => {
    const [ages] = await ask<{ newest: number; oldest: number; later: number }>(
      sql`select (extract(epoch from ${NOW.toISOString()}::timestamptz - max(created_at)) / 60)::float8 as newest,
        (extract(epoch from ${NOW.toISOString()}::timestamptz - min(created_at)) / 86400)::float8 as oldest,
        (select count(*)::int from journal where at > ${NOW.toISOString()}::timestamptz) as later
        from report`,
    );
    expect(ages?.newest).toBeLessThan(10);
    expect(ages?.oldest).toBeGreaterThan(330);
    expect(ages?.later).toBe(0);
  });

  test("answers most in time, and some late", async () => {
    const [answers] = await ask<{ given: number; late: number }>(
      sql`select count(*)::int as given, (count(*) filter (
        where (answered_at at time zone 'Asia/Tokyo')::date > answer_due_on))::int as late
        from report where answered_at is not null`,
    );
    expect(answers?.late).toBeGreaterThan(5);
    expect((answers?.late ?? 0) / (answers?.given ?? 1)).toBeLessThan(0.25);
  });

  test("stands where its rows say: in the ward and the town", async () => {
    const ctx = await contextOf(system);
    const places = await ask<{ lng: number; lat: number; ward: string; town: string }>(
      sql`select ${lngOf(sql`place`)} as lng, ${latOf(sql`place`)} as lat, ward_code as ward, town_name as town from report`,
    );
    let elsewhere = 0;
    for (const { lng, lat, ward, town } of places) {
      const found = await placeInCity(ctx, { lng, lat });
      expect(found?.wardCode).toBe(ward);
      if (!found?.precise && found?.townName !== town) elsewhere++;
    }
    // A few metres of jitter may cross to the next town.
    expect(elsewhere).toBeLessThan(places.length / 20);
  });

  test("has five people anyone can be, each with what they may do", async () => {
    const ctx = await contextOf(guest());
    for (const { role } of demoPeople) {
      const session = await demoPerson(ctx, role, true);
      const person = await personOfSession(ctx.db, session);
      expect(person?.demo).toBe(true);
      const permissions = person?.grants.map(({ permission }) => permission).sort();
      if (role === "resident" || role === "npo") expect(permissions).toEqual([]);
      if (role === "organiser") expect(permissions).toEqual(["event.organise"]);
      if (role === "administrator") expect(permissions?.length).toBe(7);
      if (role !== "official") continue;
      expect(permissions).toEqual(
        ["report.read-private", "report.triage", "report.move", "report.publish"].sort(),
      );
      expect(new Set(person?.grants.map(({ wardCode }) => wardCode))).toEqual(new Set(["27119"]));
    }
  });

  test("has pages: a report with story, comments and photos", async () => {
    const [found] = await ask<{ number: string }>(
      sql`select number from report where visibility = 'public' and status = 'fixed' and kind = 'trouble'
        order by comment_count desc limit 1`,
    );
    const page = await reportByNumber(await contextOf(guest()), found?.number ?? "");
    expect(page.comments.length).toBeGreaterThan(2);
    expect(page.story.some(({ sentence }) => sentence)).toBe(true);
  });

  test("proposes the office that submitting would propose", async () => {
    const ctx = await contextOf(system);
    const propose = officeFinder();
    for (const category of seedCategories().values()) {
      for (const ward of ["27119", "27127"]) {
        const asked = { keeper: category.keeper, groupCode: category.group };
        expect(propose(ward, category)?.code).toBe(await officeFor(ctx, ward, asked));
      }
    }
  });
});
