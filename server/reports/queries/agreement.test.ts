import { beforeAll, describe, expect, test } from "vitest";
import { contextOf, guest, system } from "@/server/testing/people.ts";
import { type PlainReport, passes, publicReports } from "@/server/testing/plain-filter.ts";
import { type Random, seeded } from "@/server/testing/random.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { foldMapDeltas, recountMap } from "../jobs.ts";
import { stateGroups, statuses, visibilities } from "../lifecycle.ts";
import { CELL_ZOOMS, cellAt } from "../rules/cells.ts";
import { mapAnswer } from "../rules/filter.ts";
import { emptyFilter, type ReportFilter } from "../schema.ts";
import { reportCount, reportPage } from "./list.ts";
import { mapTile, newestPoints } from "./tile.ts";

const REPORTS = 200;
const FILTERS = 60;

const categories = ["litter", "graffiti", "road-marking", "street-tree", "illegal-dumping"];
const groups = ["group:waste", "group:road", "group:nothing"];
const wards = [
  { slug: "kita", wardCode: "27127" },
  { slug: "abeno", wardCode: "27119" },
  { slug: "konohana", wardCode: "27104" },
];
const words = [
  "ごみ",
  "ゴミ袋",
  "道路の穴",
  "100%_",
  "ABCビル",
  "𠮷野家の前",
  "らーめん屋",
  "街路樹",
  "\\'&|!:*",
];

/** Moments that lie together, at the edges of days, months and years in Osaka, and anywhere. */
const moments = [
  "2026-03-31T14:59:59.999Z",
  "2026-03-31T15:00:00.000Z",
  "2025-12-31T15:00:00.000Z",
  "2025-12-31T14:59:59.999Z",
  "2024-02-28T15:00:00.000Z",
  "2026-07-01T03:00:00.000Z",
].map((text) => new Date(text));

async function makeRandomReports(random: Random): Promise<void> {
  const spots = Array.from({ length: 8 }, () => ({
    lng: random.between(135.4, 135.58),
    lat: random.between(34.6, 34.75),
  }));
  for (let i = 0; i < REPORTS; i++) {
    const { lng, lat } = random.pick(spots);
    const place = { lng: lng + random.between(0, 0.003), lat: lat + random.between(0, 0.003) };
    const anywhere = new Date(Date.UTC(2024, 0, 1) + random.below(1_000) * 86_400_000);
    await makeReport({
      at: { wardCode: random.pick(wards).wardCode, place },
      categoryCode: random.pick(categories),
      status: random.pick(statuses),
      visibility: random.chance(0.8) ? "public" : random.pick(visibilities),
      title: `${random.pick(words)}が${random.pick(words)}`,
      body: random.chance(0.5) ? random.pick(words) : "",
      townName: random.pick(["西天満", "昭和町", null]),
      createdAt: random.chance(0.5) ? random.pick(moments) : anywhere,
      reporterId: null,
    });
  }
}

function randomFilter(random: Random): ReportFilter {
  const letters = [...random.pick(words)];
  const from = random.below(letters.length);
  const day = () =>
    random.pick([
      null,
      null,
      "2026-03",
      "2026-04",
      "2026-03-31",
      "2026-04-01",
      "2025-12",
      "2026-01-01",
      "2024-02-29",
      "0001-01",
      "9999-12",
      "2031-05",
    ]);
  return {
    categories: random.chance(0.5)
      ? random.some([...categories, ...groups, "unknown"], 1 + random.below(3))
      : [],
    states: random.chance(0.4) ? random.some([...stateGroups], 1 + random.below(3)) : [],
    ward: random.chance(0.4) ? random.pick([...wards.map(({ slug }) => slug), "nowhere"]) : null,
    from: day(),
    to: day(),
    words: random.chance(0.4) ? letters.slice(from, from + random.pick([1, 2, 3, 6])).join("") : "",
  };
}

const random = seeded(20_261_122);
const alone: ReportFilter[] = [
  emptyFilter,
  { ...emptyFilter, categories: ["litter"] },
  { ...emptyFilter, categories: ["group:waste"] },
  { ...emptyFilter, states: ["recv"] },
  { ...emptyFilter, ward: "kita" },
  { ...emptyFilter, from: "2026-03" },
  { ...emptyFilter, to: "2026-03" },
  { ...emptyFilter, to: "9999-12" },
  { ...emptyFilter, from: "2026-03-31", to: "2026-03-31" },
  { ...emptyFilter, from: "2026-04", to: "2026-03" },
  ...[
    "穴",
    "ごみ",
    "ゴミ袋",
    "ｺﾞﾐ",
    "道路の",
    "道路の穴が道",
    "100%",
    "%",
    "_",
    "𠮷",
    "𠮷野",
    "ﾗｰﾒﾝ",
  ].map((typed) => ({ ...emptyFilter, words: typed })),
];
const filters = [
  ...alone,
  ...Array.from({ length: FILTERS - alone.length }, () => randomFilter(random)),
];
const named = filters.map((filter, i) => ({ filter, i, told: JSON.stringify(filter) }));

let all: PlainReport[] = [];

beforeAll(async () => {
  await makeRandomReports(seeded(1));
  await foldMapDeltas(await contextOf(system));
  all = await publicReports();
});

const tilesAt = (zoom: number) => [
  ...new Map(
    all.map((place) => {
      const { tileX: x, tileY: y } = cellAt(zoom, place);
      return [`${x}/${y}`, { z: zoom, x, y }];
    }),
  ).values(),
];

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

const passing = (filter: ReportFilter) => all.filter((report) => passes(filter, report));

describe.each(named)("$i: $told", ({ filter }) => {
  const expected = () => passing(filter);

  test("list and count", async () => {
    const ctx = await contextOf(guest());
    const found: string[] = [];
    let key = null;
    do {
      const page = await reportPage(ctx, filter, key, 37);
      found.push(...page.cards.map(({ id }) => id));
      key = page.next;
    } while (key);
    expect(found).toEqual(expected().map(({ id }) => id));
    expect(await reportCount(ctx, filter)).toEqual({ count: found.length, more: false });
  });

  test("newest points", async () => {
    const ctx = await contextOf(guest());
    const points = await newestPoints(ctx, filter);
    const shown = points.map(({ number, group, lng, lat }) => ({ number, group, lng, lat }));
    const should = expected().map(({ number, group, lng, lat }) => ({ number, group, lng, lat }));
    const byNumber = (a: { number: string }, b: { number: string }) =>
      a.number < b.number ? -1 : 1;
    expect(shown.sort(byNumber)).toEqual(should.sort(byNumber));
    if (mapAnswer(filter) === "newest")
      expect(await mapTile(ctx, { z: 10, x: 897, y: 406 }, filter)).toEqual({
        clusters: [],
        points: [],
      });
  });
});

test.each(named.filter(({ filter }) => mapAnswer(filter) === "tiles"))(
  "tiles of $i: $told",
  async ({ filter, i }) => {
    const expected = passing(filter);
    const ctx = await contextOf(guest());
    const byGroup = stateGroups.map(
      (group) => expected.filter((report) => report.group === group).length,
    );
    for (const zoom of CELL_ZOOMS) {
      const tiles = await Promise.all(tilesAt(zoom).map((tile) => mapTile(ctx, tile, filter)));
      const clusters = tiles.flatMap((tile) => tile.clusters);
      expect(stateGroups.map((_, g) => sum(clusters.map(({ groups: n }) => n[g] ?? 0)))).toEqual(
        byGroup,
      );
      expect(sum(clusters.map(({ n }) => n))).toBe(expected.length);
      expect(tiles.flatMap((tile) => tile.points)).toEqual([]);
    }
    for (const zoom of i % 4 ? [14] : [14, 16, 18]) {
      const tiles = await Promise.all(tilesAt(zoom).map((tile) => mapTile(ctx, tile, filter)));
      const points = tiles.flatMap((tile) => tile.points);
      expect(points.map(({ number }) => number).sort()).toEqual(
        expected.map(({ number }) => number).sort(),
      );
      expect(tiles.flatMap((tile) => tile.clusters)).toEqual([]);
    }
    expect(await mapTile(ctx, { z: 7, x: 112, y: 50 }, filter)).toEqual({
      clusters: [],
      points: [],
    });
  },
);

test("the filters meet something and miss something", () => {
  const sizes = filters.map((filter) => all.filter((report) => passes(filter, report)).length);
  expect(sizes.filter((n) => n > 0).length).toBeGreaterThan(30);
  expect(sizes.filter((n) => n === 0).length).toBeGreaterThan(3);
});

test("the nightly recount finds nothing amiss", async () => {
  const { listed, counted } = await recountMap(await contextOf(system));
  expect(listed).toBe(all.length);
  expect(counted).toBe(all.length);
});
