import { schema } from "@/db/client.ts";
import type { LngLat } from "@/db/columns.ts";
import type { Context } from "@/server/core/context.ts";
import { type StateGroup, stateGroups } from "../lifecycle.ts";
import { monthNumber } from "../rules/cells.ts";
import { cityDay } from "../rules/days.ts";

/** Where a listed report counts on the map. */
export type MapPosition = { place: LngLat; wardCode: string; category: number; at: Date };

/** Month number of a moment in the city's calendar. */
export function monthOf(at: Date): number {
  const [year = 0, month = 1] = cityDay(at).split("-").map(Number);
  return monthNumber(year, month);
}

/**
 * Notes that a listed report appeared (+1) or went (−1) in a state group. Called inside the
 * transaction that changes place, category, state or visibility; a job folds the notes into cells.
 */
export async function appendMapDelta(
  ctx: Context,
  position: MapPosition,
  change: { group: StateGroup; amount: 1 | -1 },
): Promise<void> {
  await ctx.db.insert(schema.mapDelta).values({
    lngE6: Math.round(position.place.lng * 1e6),
    latE6: Math.round(position.place.lat * 1e6),
    wardCode: position.wardCode,
    month: monthOf(position.at),
    categoryNumber: position.category,
    groupNumber: stateGroups.indexOf(change.group),
    amount: change.amount,
  });
}
