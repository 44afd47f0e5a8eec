import { describe, expect, test } from "vitest";
import { seeded } from "@/server/testing/random.ts";
import { stateGroups } from "../lifecycle.ts";
import {
  addToCounts,
  CELL_ZOOMS,
  cellAt,
  countByGroup,
  kindNumber,
  mercator,
  monthNumber,
  tileAt,
  tileBounds,
  tileCorner,
} from "./cells.ts";

const places = Array.from({ length: 300 }, (_, i) => {
  const random = seeded(i + 1);
  return { lng: random.between(135.3, 135.7), lat: random.between(34.5, 34.8) };
});

test("Web Mercator has its known corners", () => {
  expect(mercator({ lng: 0, lat: 0 })).toEqual({ x: 0.5, y: 0.5 });
  expect(mercator({ lng: -180, lat: 0 }).x).toBe(0);
  expect(mercator({ lng: 0, lat: 85.051129 }).y).toBeCloseTo(0, 7);
  expect(tileCorner(0, 0, 0).lat).toBeCloseTo(85.051129, 6);
  // Osaka's tile at zoom 10, as every map service numbers it.
  const { x, y } = mercator({ lng: 135.5023, lat: 34.6937 });
  expect([Math.floor(x * 1024), Math.floor(y * 1024)]).toEqual([897, 406]);
});

describe.each(CELL_ZOOMS)("at zoom %i", (zoom) => {
  test("a place lies within the bounds of its cell's tile", () => {
    for (const place of places) {
      const { tileX, tileY } = cellAt(zoom, place);
      const { west, south, east, north } = tileBounds(zoom, tileX, tileY);
      expect(place.lng).toBeGreaterThanOrEqual(west - 1e-9);
      expect(place.lng).toBeLessThan(east + 1e-9);
      expect(place.lat).toBeGreaterThan(south - 1e-9);
      expect(place.lat).toBeLessThanOrEqual(north + 1e-9);
    }
  });

  test("a tile has 32 columns and rows of cells", () => {
    for (const place of places) {
      const { level, tileX, tileY, x, y } = cellAt(zoom, place);
      expect(level).toBe(zoom + 5);
      expect(x - tileX * 32).toBeGreaterThanOrEqual(0);
      expect(x - tileX * 32).toBeLessThan(32);
      expect(y - tileY * 32).toBeGreaterThanOrEqual(0);
      expect(y - tileY * 32).toBeLessThan(32);
    }
  });

  test("a cell is a quarter of the one above it", () => {
    for (const place of places) {
      const cell = cellAt(zoom, place);
      const above = cellAt(zoom - 1, place);
      expect([cell.x >> 1, cell.y >> 1]).toEqual([above.x, above.y]);
    }
  });
});

test("a place belongs to one tile of each zoom, and that one holds it", () => {
  for (const place of places)
    for (const zoom of [0, 8, 14, 18, 22]) {
      const { x, y } = tileAt(zoom, place);
      const { west, south, east, north } = tileBounds(zoom, x, y);
      expect(place.lng >= west - 1e-9 && place.lng < east + 1e-9).toBe(true);
      expect(place.lat > south - 1e-9 && place.lat <= north + 1e-9).toBe(true);
    }
  const corner = tileCorner(14, 14_355, 6_509);
  expect(tileAt(14, { lng: corner.lng + 1e-9, lat: corner.lat - 1e-9 })).toEqual({
    x: 14_355,
    y: 6_509,
  });
  expect(tileAt(14, { lng: corner.lng - 1e-9, lat: corner.lat + 1e-9 })).toEqual({
    x: 14_354,
    y: 6_508,
  });
});

test("tiles that lie side by side share an edge", () => {
  expect(tileBounds(10, 897, 406).east).toBe(tileBounds(10, 898, 406).west);
  expect(tileBounds(10, 897, 406).south).toBe(tileBounds(10, 897, 407).north);
});

test("months follow one another across a year's end", () => {
  expect(monthNumber(2027, 1) - monthNumber(2026, 12)).toBe(1);
  expect(monthNumber(2026, 12) - monthNumber(2026, 1)).toBe(11);
  expect(monthNumber(2000, 1)).toBeGreaterThan(0);
});

describe("counts of a cell", () => {
  const kinds = Array.from({ length: 50 }, (_, category) =>
    stateGroups.map((group) => ({ category, group })),
  ).flat();

  test("every category and state group has a number of its own", () => {
    const numbers = kinds.map(({ category, group }) => kindNumber(category, group));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test("adding and taking away leaves nothing, in any order", () => {
    const random = seeded(1);
    const added = Array.from({ length: 200 }, () => random.pick(kinds));
    const removed = random.some(added, added.length);
    let counts: number[] = [];
    for (const { category, group } of added)
      counts = addToCounts(counts, kindNumber(category, group), 1);
    expect(counts.filter((_, i) => i % 2).reduce((a, b) => a + b, 0)).toBe(200);
    for (const { category, group } of removed)
      counts = addToCounts(counts, kindNumber(category, group), -1);
    expect(counts).toEqual([]);
  });

  test("pairs stay ordered, whichever came first", () => {
    const one = addToCounts(addToCounts([], 9, 1), 3, 2);
    expect(one).toEqual([3, 2, 9, 1]);
    expect(addToCounts(addToCounts([], 3, 2), 9, 1)).toEqual(one);
  });

  test("filters count what a plain filter counts", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = seeded(seed);
      const rows = Array.from({ length: 60 }, () => random.pick(kinds));
      const counts = rows.reduce<number[]>(
        (sum, { category, group }) => addToCounts(sum, kindNumber(category, group), 1),
        [],
      );
      const categories = random.chance(0.5) ? new Set(random.some([1, 2, 3, 40], 2)) : null;
      const groups = random.chance(0.5) ? new Set(random.some([...stateGroups], 2)) : null;
      const kept = rows.filter(
        (row) =>
          (!categories || categories.has(row.category)) && (!groups || groups.has(row.group)),
      );
      expect(countByGroup(counts, categories, groups)).toEqual(
        stateGroups.map((group) => kept.filter((row) => row.group === group).length),
      );
    }
  });

  test("a filter that nothing passes counts nothing", () => {
    const counts = addToCounts([], kindNumber(3, "recv"), 5);
    expect(countByGroup(counts, new Set(), null)).toEqual([0, 0, 0, 0, 0]);
    expect(countByGroup(counts, null, new Set())).toEqual([0, 0, 0, 0, 0]);
    expect(countByGroup(counts, null, null)).toEqual([5, 0, 0, 0, 0]);
    expect(countByGroup([], null, null)).toEqual([0, 0, 0, 0, 0]);
  });
});
