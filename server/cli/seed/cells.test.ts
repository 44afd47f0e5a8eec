import { describe, expect, it } from "vitest";
import { readCityPack } from "@/db/city/pack.ts";
import { stateGroups } from "@/server/reports/lifecycle.ts";
import { cellKey, type Delta, foldDeltas } from "@/server/reports/rules/fold-cells.ts";
import { countCells, FINEST_LEVEL, type ListedReport } from "./cells.ts";
import { randomFrom } from "./random.ts";
import type { Cell } from "./rows.ts";

const first = 2023 * 12;
const { city, wards } = readCityPack();

function reports(count: number): ListedReport[] {
  const random = randomFrom("cells");
  const { west, east, south, north } = city.bounds;
  const round = (n: number) => Math.round(n * 1e6) / 1e6;
  const corners = Array.from({ length: 40 }, () => ({
    lng: round(random.between(west, east)),
    lat: round(random.between(south, north)),
  }));
  return Array.from({ length: count }, () => ({
    place: random.pick(corners),
    wardCode: random.pick(wards).code,
    month: first + random.whole(5),
    category: 1 + random.whole(43),
    group: random.pick(stateGroups),
  }));
}

const deltaOf = ({ place, wardCode, month, category, group }: ListedReport): Delta => ({
  lngE6: Math.round(place.lng * 1e6),
  latE6: Math.round(place.lat * 1e6),
  wardCode,
  month,
  categoryNumber: category,
  groupNumber: stateGroups.indexOf(group),
  amount: 1,
});

const expected = (listed: ListedReport[]) =>
  [...foldDeltas(listed.map(deltaOf)).values()].map((cell) => {
    const { level, month, tileX, tileY, x, y, wardCode, n, sumLng, sumLat, counts } = cell;
    return [level, month, tileX, tileY, x, y, wardCode, n, sumLng, sumLat, `{${counts.join()}}`];
  });

const byKey = (a: Cell[], b: Cell[]) => String(a).localeCompare(String(b));

describe("countCells", () => {
  it("counts what folding every report counts, on every level", () => {
    const listed = reports(800);
    const count = countCells(first);
    for (const report of listed) count.add(report);
    expect([...count.rows()].sort(byKey)).toEqual(expected(listed).sort(byKey));
  });

  it("takes over cells of the finest level", () => {
    const [before, after] = [reports(300), reports(500).slice(300)];
    const count = countCells(first);
    for (const cell of foldDeltas(before.map(deltaOf)).values()) {
      if (cell.level !== FINEST_LEVEL || cell.month === 0) continue;
      const { x, y, month, wardCode, n, sumLng, sumLat, counts } = cell;
      count.include({ x, y, month, wardCode, n, lngE6: sumLng, latE6: sumLat, counts });
      expect(cellKey(cell)).toContain(wardCode);
    }
    for (const report of after) count.add(report);
    expect([...count.rows()].sort(byKey)).toEqual(expected([...before, ...after]).sort(byKey));
  });

  it.each([
    ["another continent", { place: { lng: -71, lat: 42 } }],
    ["too early", { month: first - 1 }],
    ["a ward of another city", { wardCode: "27141" }],
  ])("refuses %s", (_, change) => {
    const [report] = reports(1);
    if (!report) throw new Error("no report");
    expect(() => countCells(first).add({ ...report, ...change })).toThrow("off the map");
  });
});
