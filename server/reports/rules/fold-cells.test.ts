import { describe, expect, test } from "vitest";
import { randomDelta, undo } from "@/server/testing/deltas.ts";
import { seeded } from "@/server/testing/random.ts";
import { CELL_ZOOMS } from "./cells.ts";
import { addCells, type CellChange, cellKey, type Delta, foldDeltas } from "./fold-cells.ts";

type Table = Map<string, CellChange>;

/** What the job does with the table of cells, in memory. */
function fold(table: Table, deltas: Delta[]): Table {
  const next = new Map(table);
  for (const [key, change] of foldDeltas(deltas)) {
    const sum = addCells(next.get(key) ?? { n: 0, sumLng: 0, sumLat: 0, counts: [] }, change);
    if (sum) next.set(key, sum);
    else next.delete(key);
  }
  return next;
}

const reports = (seed: number, howMany: number) => {
  const random = seeded(seed);
  return Array.from({ length: howMany }, () => randomDelta(random));
};

/** The table cut into batches at random, as writers and workers would. */
function inBatches(deltas: Delta[], seed: number): Table {
  const random = seeded(seed);
  const rest = [...deltas];
  let table: Table = new Map();
  while (rest.length) table = fold(table, rest.splice(0, 1 + random.below(40)));
  return table;
}

describe.each([1, 2, 3])("with reports of seed %i", (seed) => {
  const deltas = reports(seed, 200);
  const table = fold(new Map(), deltas);

  test("adding and taking away leaves no cell", () => {
    expect(fold(table, deltas.map(undo)).size).toBe(0);
  });

  test("coming and going in any order and any batches leaves no cell", () => {
    const random = seeded(seed + 100);
    const mixed = random.some([...deltas, ...deltas.map(undo)], deltas.length * 2);
    expect(inBatches(mixed, seed).size).toBe(0);
  });

  test("batches make the same cells as one go", () => {
    const byKey = (a: [string, CellChange], b: [string, CellChange]) => (a[0] < b[0] ? -1 : 1);
    expect([...inBatches(deltas, seed)].sort(byKey)).toEqual([...table].sort(byKey));
  });

  test.each(CELL_ZOOMS)(
    "zoom %i sums up to the number of reports, of all time and by month",
    (zoom) => {
      const cells = [...table.values()].filter((cell) => cell.level === zoom + 5);
      const sum = (list: CellChange[]) => list.reduce((total, cell) => total + cell.n, 0);
      expect(sum(cells.filter((cell) => cell.month === 0))).toBe(deltas.length);
      expect(sum(cells.filter((cell) => cell.month !== 0))).toBe(deltas.length);
    },
  );

  test("each cell's pairs add up to its number, and its sums to places inside it", () => {
    const wrong = [...table.values()].filter((cell) => {
      const amounts = cell.counts.filter((_, i) => i % 2 === 1);
      const lng = cell.sumLng / cell.n / 1e6;
      return (
        amounts.reduce((a, b) => a + b, 0) !== cell.n ||
        amounts.some((n) => n <= 0) ||
        !(lng > 135.3 && lng < 135.7) ||
        !Number.isInteger(cell.sumLng) ||
        !Number.isInteger(cell.sumLat)
      );
    });
    expect(wrong).toEqual([]);
  });
});

test("a move from one state to another keeps the number and changes the pair", () => {
  const [report] = reports(9, 1);
  if (!report) throw new Error("no report");
  const moved = { ...report, groupNumber: (report.groupNumber + 1) % 5 };
  const table = fold(fold(new Map(), [report]), [undo(report), moved]);
  const straight = fold(new Map(), [moved]);
  expect([...table.values()]).toEqual([...straight.values()]);
});

test("a cell in which −1 came before +1 is not lost", () => {
  const [report] = reports(11, 1);
  if (!report) throw new Error("no report");
  const early = fold(new Map(), [undo(report)]);
  expect([...early.values()].every((cell) => cell.n === -1)).toBe(true);
  expect(fold(early, [report]).size).toBe(0);
});

test("reports of two wards in one cell are told apart", () => {
  const [report] = reports(12, 1);
  if (!report) throw new Error("no report");
  const cells = foldDeltas([report, { ...report, wardCode: "27104" }]);
  expect(cells.size).toBe(CELL_ZOOMS.length * 2 * 2);
  for (const [key, cell] of cells) expect(key).toBe(cellKey(cell));
});

test("a state group that no table knows counts as out, and is undone as such", () => {
  const [report] = reports(13, 1);
  if (!report) throw new Error("no report");
  const odd = { ...report, groupNumber: 99 };
  expect(fold(fold(new Map(), [odd]), [undo(odd)]).size).toBe(0);
});
