import type { StateGroup } from "../lifecycle.ts";
import { stateGroups } from "../lifecycle.ts";
import { addToCounts, CELL_ZOOMS, type CellAddress, cellAt, kindNumber } from "./cells.ts";

/** Page-cache tag of what is read from the map's cells: changes are folded into them a moment later. */
export const MAP_FOLDED = "map-folded";

/** A noted change as the table keeps it. */
export type Delta = {
  lngE6: number;
  latE6: number;
  wardCode: string;
  month: number;
  categoryNumber: number;
  groupNumber: number;
  amount: number;
};

/** What changes in one cell for one month (0: all time). Sums are micro-degrees. */
export type CellChange = CellAddress & {
  month: number;
  wardCode: string;
  n: number;
  sumLng: number;
  sumLat: number;
  counts: number[];
};

export const cellKey = (cell: CellAddress & { month: number; wardCode: string }) =>
  `${cell.level}/${cell.month}/${cell.x}/${cell.y}/${cell.wardCode}`;

/** Gathers deltas into one change per touched cell, on every level, for their month and all time. */
export function foldDeltas(deltas: Iterable<Delta>): Map<string, CellChange> {
  const cells = new Map<string, CellChange>();
  for (const delta of deltas) {
    const group: StateGroup = stateGroups[delta.groupNumber] ?? "out";
    const kind = kindNumber(delta.categoryNumber, group);
    for (const zoom of CELL_ZOOMS) {
      const address = cellAt(zoom, { lng: delta.lngE6 / 1e6, lat: delta.latE6 / 1e6 });
      for (const month of [0, delta.month]) {
        const place = { ...address, month, wardCode: delta.wardCode };
        const key = cellKey(place);
        const cell = cells.get(key) ?? { ...place, n: 0, sumLng: 0, sumLat: 0, counts: [] };
        cell.n += delta.amount;
        cell.sumLng += delta.lngE6 * delta.amount;
        cell.sumLat += delta.latE6 * delta.amount;
        cell.counts = addToCounts(cell.counts, kind, delta.amount);
        cells.set(key, cell);
      }
    }
  }
  return cells;
}

/** A cell after a change; null when nothing is left in it. */
export function addCells(
  now: Pick<CellChange, "n" | "sumLng" | "sumLat" | "counts">,
  change: CellChange,
): CellChange | null {
  let counts = now.counts;
  for (let i = 0; i + 1 < change.counts.length; i += 2)
    counts = addToCounts(counts, change.counts[i] ?? 0, change.counts[i + 1] ?? 0);
  const n = now.n + change.n;
  if (n === 0 && counts.length === 0) return null;
  return {
    ...change,
    n,
    sumLng: now.sumLng + change.sumLng,
    sumLat: now.sumLat + change.sumLat,
    counts,
  };
}
