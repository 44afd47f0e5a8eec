import { readCityPack } from "@/db/city/pack.ts";
import type { StateGroup } from "@/server/reports/lifecycle.ts";
import { CELL_ZOOMS, cellAt, kindNumber } from "@/server/reports/rules/cells.ts";
import type { Cell } from "./rows.ts";

/** Counts of one cell; `counts` are pairs of kind and amount, as the table keeps them. */
type Sum = { n: number; lngE6: number; latE6: number; counts: readonly number[] };
/** A cell of the finest level as the table has it. */
export type FineCell = { x: number; y: number; month: number; wardCode: string } & Sum;

export type ListedReport = {
  place: { lng: number; lat: number };
  wardCode: string;
  /** Year × 12 + month from 0, in the city. */
  month: number;
  category: number;
  group: StateGroup;
};

/** Cells of listed reports, counted in memory by the rules that the folding job keeps. */
export type CellCount = {
  add(report: ListedReport): void;
  /** Takes over what the table holds already. */
  include(cell: FineCell): void;
  /** Every row of `map_cell`, level by level. */
  rows(): Generator<Cell[]>;
};

/** Where the counting begins: cells are kept as distances from here. */
type Frame = { left: number; top: number; firstMonth: number; wardCodes: readonly string[] };
type Spot = { column: number; row: number; time: number; ward: number };

const FINEST = CELL_ZOOMS[CELL_ZOOMS.length - 1] ?? 13;
const COARSEST = CELL_ZOOMS[0];
export const FINEST_LEVEL = FINEST + 5;

// A key is one number: column, row, month and ward side by side.
const SIDE = 2 ** 14;
const MONTHS = 2 ** 8;
const WARDS = 2 ** 6;

const keyOf = ({ column, row, time, ward }: Spot) =>
  ((column * SIDE + row) * MONTHS + time) * WARDS + ward;

function spotOf(key: number): Spot {
  const rest = Math.floor(key / WARDS);
  const square = Math.floor(rest / MONTHS);
  const [column, row] = [Math.floor(square / SIDE), square % SIDE];
  return { column, row, time: rest % MONTHS, ward: key % WARDS };
}

/** Adds two ordered lists of pairs; what comes to zero vanishes. */
function addPairs(a: readonly number[], b: readonly number[]): number[] {
  const sum: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    const amount = (left <= right ? (a[i + 1] ?? 0) : 0) + (right <= left ? (b[j + 1] ?? 0) : 0);
    if (amount !== 0) sum.push(Math.min(left, right), amount);
    if (left <= right) i += 2;
    if (right <= left) j += 2;
  }
  return sum;
}

function addSum(cells: Map<number, Sum>, key: number, sum: Sum): void {
  const cell = cells.get(key);
  if (!cell) {
    cells.set(key, { ...sum });
    return;
  }
  cell.n += sum.n;
  cell.lngE6 += sum.lngE6;
  cell.latE6 += sum.latE6;
  cell.counts = addPairs(cell.counts, sum.counts);
}

function gather(cells: Map<number, Sum>, to: (spot: Spot) => Spot): Map<number, Sum> {
  const wide = new Map<number, Sum>();
  for (const [key, sum] of cells) addSum(wide, keyOf(to(spotOf(key))), sum);
  return wide;
}

const allTime = (spot: Spot): Spot => ({ ...spot, time: 0 });
const coarser = (spot: Spot): Spot => ({ ...spot, column: spot.column >> 1, row: spot.row >> 1 });

function rowOf(frame: Frame, zoom: number, key: number, sum: Sum): Cell[] {
  const { column, row, time, ward } = spotOf(key);
  const shift = FINEST - zoom;
  const [x, y] = [column + (frame.left >> shift), row + (frame.top >> shift)];
  const month = time === 0 ? 0 : frame.firstMonth + time - 1;
  const code = frame.wardCodes[ward] ?? "";
  const counts = `{${sum.counts.join()}}`;
  return [zoom + 5, month, x >> 5, y >> 5, x, y, code, sum.n, sum.lngE6, sum.latE6, counts];
}

function* rowsOf(frame: Frame, fine: Map<number, Sum>): Generator<Cell[]> {
  let cells = fine;
  for (let zoom = FINEST; zoom >= COARSEST; zoom--) {
    for (const level of [cells, gather(cells, allTime)]) {
      for (const [key, sum] of level) yield rowOf(frame, zoom, key, sum);
    }
    cells = gather(cells, coarser);
  }
}

/** @throws for a place, month or ward that is far outside what can be counted */
function fineKey(
  frame: Frame,
  at: { x: number; y: number; month: number; wardCode: string },
): number {
  const ward = frame.wardCodes.indexOf(at.wardCode);
  const [column, row] = [at.x - frame.left, at.y - frame.top];
  const time = at.month - frame.firstMonth + 1;
  const inside = column >= 0 && column < SIDE && row >= 0 && row < SIDE;
  if (!inside || time < 1 || time >= MONTHS || ward < 0) throw new Error("a report off the map");
  return keyOf({ column, row, time, ward });
}

/** @param firstMonth the earliest month that will be counted */
export function countCells(firstMonth: number): CellCount {
  const { city, wards } = readCityPack();
  const corner = cellAt(FINEST, { lng: city.bounds.west - 1, lat: city.bounds.north + 1 });
  // Coarser levels halve these five times without a rest.
  const [left, top] = [corner.x & ~63, corner.y & ~63];
  const frame = { left, top, firstMonth, wardCodes: wards.map(({ code }) => code) };
  const cells = new Map<number, Sum>();
  return {
    add: ({ place, category, group, ...at }) => {
      const lngE6 = Math.round(place.lng * 1e6);
      const latE6 = Math.round(place.lat * 1e6);
      const { x, y } = cellAt(FINEST, { lng: lngE6 / 1e6, lat: latE6 / 1e6 });
      const counts = [kindNumber(category, group), 1];
      addSum(cells, fineKey(frame, { x, y, ...at }), { n: 1, lngE6, latE6, counts });
    },
    include: ({ n, lngE6, latE6, counts, ...at }) =>
      addSum(cells, fineKey(frame, at), { n, lngE6, latE6, counts }),
    rows: () => rowsOf(frame, cells),
  };
}
