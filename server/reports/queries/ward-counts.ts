import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { stateGroups } from "../lifecycle.ts";
import { CELL_ZOOMS, countByGroup } from "../rules/cells.ts";

const CELLS_PER_TILE_LOG2 = 5;

/** Open and finished problems of a ward. */
export type WardCount = { open: number; done: number };

/** A change that is not folded into the cells yet, as the counts of a cell of its own. */
const unfolded = sql`select ward_code as ward,
    array[category_number * ${stateGroups.length} + group_number, amount]::int[] as counts
  from map_delta`;

/**
 * How many problems are open and done in each ward, by ward code. Read from the coarsest map cells
 * and what is not folded into them yet: some hundred rows whatever the number of reports.
 */
export async function wardCounts(ctx: Context): Promise<Map<string, WardCount>> {
  const [cells, troubles] = await Promise.all([
    rows<{ ward: string; counts: number[] }>(
      ctx.db,
      sql`select ward_code as ward, counts from map_cell
        where level = ${CELL_ZOOMS[0] + CELLS_PER_TILE_LOG2} and month = 0
        union all ${unfolded}`,
    ),
    rows<{ number: number }>(
      ctx.db,
      sql`select number::int as number from category where kind = 'trouble'`,
    ),
  ]);
  const categories = new Set(troubles.map(({ number }) => number));
  const wards = new Map<string, WardCount>();
  for (const { ward, counts } of cells) {
    const groups = countByGroup(counts, categories, null);
    const of = (names: string[]) =>
      stateGroups.reduce((sum, name, i) => sum + (names.includes(name) ? (groups[i] ?? 0) : 0), 0);
    const before = wards.get(ward) ?? { open: 0, done: 0 };
    wards.set(ward, {
      open: before.open + of(["recv", "work", "plan"]),
      done: before.done + of(["done"]),
    });
  }
  return wards;
}
