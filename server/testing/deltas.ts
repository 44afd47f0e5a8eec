import { stateGroups } from "@/server/reports/lifecycle.ts";
import { monthNumber } from "@/server/reports/rules/cells.ts";
import type { Delta } from "@/server/reports/rules/fold-cells.ts";
import type { Random } from "./random.ts";

export const WARD_CODES = ["27102", "27119", "27127"];

/** A note for the map at a random place of the city. */
export const randomDelta = (random: Random, amount: 1 | -1 = 1): Delta => ({
  lngE6: Math.round(random.between(135.34, 135.6) * 1e6),
  latE6: Math.round(random.between(34.58, 34.77) * 1e6),
  wardCode: random.pick(WARD_CODES),
  month: monthNumber(2024 + random.below(3), 1 + random.below(12)),
  categoryNumber: 1 + random.below(43),
  groupNumber: random.below(stateGroups.length),
  amount,
});

/** The same change the other way round. */
export const undo = (delta: Delta): Delta => ({ ...delta, amount: -delta.amount });
