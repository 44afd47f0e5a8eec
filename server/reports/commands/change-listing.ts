import type { Context } from "@/server/core/context.ts";
import type { StateGroup } from "../lifecycle.ts";
import type { ReportForCommand } from "../queries/facts.ts";
import { appendMapDelta } from "./append-map-delta.ts";

/** What of a report counts on the map: nothing unless it is public. */
export type Listing = { listed: boolean; group: StateGroup };

/** Moves a report's place in the pre-counted map from one listing to another. */
export async function changeListing(
  ctx: Context,
  report: Pick<ReportForCommand, "place" | "wardCode" | "categoryNumber" | "createdAt">,
  from: Listing,
  to: Listing,
): Promise<void> {
  if (from.listed === to.listed && from.group === to.group) return;
  const position = {
    place: report.place,
    wardCode: report.wardCode,
    category: report.categoryNumber,
    at: report.createdAt,
  };
  if (from.listed) await appendMapDelta(ctx, position, { group: from.group, amount: -1 });
  if (to.listed) await appendMapDelta(ctx, position, { group: to.group, amount: 1 });
}
