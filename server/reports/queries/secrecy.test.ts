import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import type { Actor } from "@/server/core/actor.ts";
import type { Context } from "@/server/core/context.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import {
  contextOf,
  grant,
  guest,
  type MadePerson,
  makePerson,
  system,
} from "@/server/testing/people.ts";
import { KITA, type MadeReport, makeReport } from "@/server/testing/reports.ts";
import { createCaller } from "@/server/trpc/router.ts";
import { foldMapDeltas } from "../jobs.ts";
import { type Visibility, visibilities } from "../lifecycle.ts";
import { cellAt, tileAt } from "../rules/cells.ts";
import { emptyFilter } from "../schema.ts";
import { categoriesByGroup, wardPublicationRules } from "./categories.ts";
import { reportCount, reportPage } from "./list.ts";
import { publicReportCard, reportByNumber, reportsNear } from "./report-page.ts";
import { similarReports } from "./similar.ts";
import { mapTile, newestPoints } from "./tile.ts";
import { latestAnswers, wardFigures } from "./ward-figures.ts";

const SECRET = "秘密の言葉";
/** A place where nothing else is. */
const place = { lng: 135.4471, lat: 34.6512 };
const at = { wardCode: "27107", place };
const secretOnes = visibilities.filter((one) => one !== "public");

const reports = {} as Record<Visibility, MadeReport>;
let reporter: MadePerson;
let neighbour: MadeReport;
let actors: [string, Actor][] = [];

beforeAll(async () => {
  reporter = await makePerson({ displayName: SECRET });
  const now = new Date();
  for (const visibility of secretOnes) {
    const report = await makeReport({
      visibility,
      at,
      reporterId: visibility === "unconfirmed" ? null : reporter.id,
      title: `${SECRET}${visibility}`,
      body: SECRET,
      townName: SECRET,
      photos: [true, false],
      status: "acknowledged",
      answeredAt: now,
      answerDueOn: "2099-01-01",
      contact: visibility === "unconfirmed" ? `${newKey()}@secret.example` : undefined,
    });
    reports[visibility] = report;
    const { db } = await contextOf(system);
    await db.insert(schema.journal).values({
      id: newId(),
      at: now,
      actorKind: "person",
      actorId: reporter.id,
      name: "reportMoved",
      subjectKind: "report",
      subjectId: report.id,
      isPublic: true,
      data: { move: "acknowledge", from: "received", to: "acknowledged", sentence: SECRET },
    });
    await db.insert(schema.comment).values({
      id: newId(),
      reportId: report.id,
      authorId: reporter.id,
      body: SECRET,
      lang: "ja",
      visibility: "public",
      createdAt: now,
    });
  }
  neighbour = await makeReport({
    at: { wardCode: "27107", place: { ...place, lng: place.lng + 0.0005 } },
    title: "隣の穴",
  });
  const permissions = [
    "report.read-private",
    "report.publish",
    "report.move",
    "people.administer",
  ] as const;
  actors = [
    ["a guest", guest()],
    ["a person", (await makePerson()).actor],
    ["the reporter", reporter.actor],
    [
      "an administrator",
      (await makePerson({ grants: permissions.map((one) => grant(one)) })).actor,
    ],
    ["the system", system],
  ];
  await foldMapDeltas(await contextOf(system));
});

/** Whatever a list, a count, a map, a figure or the wire tells, as one text. */
async function everythingTold(ctx: Context): Promise<string> {
  const filters = [
    emptyFilter,
    { ...emptyFilter, words: SECRET },
    { ...emptyFilter, words: "秘" },
    { ...emptyFilter, ward: "minato" },
    { ...emptyFilter, states: ["recv" as const], categories: ["street-tree", "rough-sleeping"] },
  ];
  const api = createCaller(ctx);
  const lists = filters.map((filter) => [
    reportPage(ctx, filter, null, 100),
    newestPoints(ctx, filter),
    api.reports.list({ filter, after: null }),
    api.reports.newestPoints(filter),
  ]);
  const tiles = [8, 10, 13].map((z) => {
    const { tileX: x, tileY: y } = cellAt(z, place);
    return mapTile(ctx, { z, x, y }, { ...emptyFilter, ward: "minato" });
  });
  const points = [14, 18].map((z) => mapTile(ctx, { z, ...tileAt(z, place) }, emptyFilter));
  const draft = { place, categoryCode: "street-tree", title: SECRET };
  const told = await Promise.all([
    ...lists.flat(),
    ...tiles,
    ...points,
    reportsNear(ctx, place, { metres: 500, limit: 100 }),
    similarReports(ctx, draft),
    api.reports.similar(draft),
    api.places.search(SECRET),
    api.places.describe(place),
    latestAnswers(ctx, "27107", 100),
    categoriesByGroup(ctx),
    wardPublicationRules(ctx),
    reportByNumber(ctx, neighbour.number).then(({ near }) => near),
  ]);
  return JSON.stringify(told);
}

describe.each([0, 1, 2, 3, 4])("what actor %i is told", (index) => {
  const actor = () => actors[index]?.[1] ?? guest();

  test("by lists, maps, neighbours and the wire holds nothing of what is not public", async () => {
    const told = await everythingTold(await contextOf(actor()));
    expect(told).not.toContain(SECRET);
    expect(told).toContain(neighbour.number);
    for (const visibility of secretOnes) {
      const { id, number, photos } = reports[visibility];
      for (const secret of [id, number, ...photos.map(({ key }) => key)])
        expect(told.includes(secret), `${visibility}: ${secret}`).toBe(false);
    }
  });

  test("by counts and figures counts nothing of it", async () => {
    const ctx = await contextOf(actor());
    const figures = await wardFigures(ctx, "27107");
    expect(figures).toEqual({
      open: 1,
      waitingForAnswer: 1,
      openByAge: [1, 0, 0, 0],
      fixedThisMonth: 0,
      answered: 0,
      answeredInTime: 0,
    });
    expect(await reportCount(ctx, { ...emptyFilter, words: SECRET })).toEqual({
      count: 0,
      more: false,
    });
    expect((await reportCount(ctx, { ...emptyFilter, ward: "minato" })).count).toBe(1);
  });

  test("as a card of the map: not found", async () => {
    const ctx = await contextOf(actor());
    for (const visibility of secretOnes)
      await expectRefusal(publicReportCard(ctx, reports[visibility].number), "not_found");
  });
});

describe.each(secretOnes)("the page of a report that is %s", (visibility) => {
  test("is there for whom the policy names, and for nobody else", async () => {
    const readers = new Set<string>();
    for (const [name, actor] of actors) {
      const call = reportByNumber(await contextOf(actor), reports[visibility].number);
      if (
        await call.then(
          () => true,
          () => false,
        )
      )
        readers.add(name);
      else
        await expectRefusal(
          reportByNumber(await contextOf(actor), reports[visibility].number),
          "not_found",
        );
    }
    expect([...readers]).toEqual(
      visibility === "unconfirmed" ? [] : ["the reporter", "an administrator"],
    );
  });
});

test("no cell of the map counts what is not public", async () => {
  const { db } = await contextOf(system);
  const { rows: cells } = (await db.execute(
    sql`select sum(n)::int as n from map_cell where ward_code = '27107' and month = 0 and level = 13`,
  )) as unknown as { rows: { n: number }[] };
  expect(cells).toEqual([{ n: 1 }]);
});

test("a public report near by tells of its own neighbours only what is public", async () => {
  const { near } = await reportByNumber(await contextOf(reporter.actor), neighbour.number);
  expect(near).toEqual([]);
  expect(KITA.wardCode).not.toBe("27107");
});
