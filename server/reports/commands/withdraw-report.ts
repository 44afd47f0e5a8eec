import { and, eq } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import { authorize } from "@/server/core/authorize.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { DomainError } from "@/server/core/errors.ts";
import { record } from "@/server/core/journal.ts";
import { reportMoved } from "../journal.ts";
import { moves, statusTable } from "../lifecycle.ts";
import { reportPolicy } from "../policy.ts";
import { reportForCommand } from "../queries/facts.ts";
import { changeListing } from "./change-listing.ts";

/** Lets the reporter take a report back. @throws not_found, forbidden, conflict when it just moved */
export async function withdrawReport(ctx: Context, id: string): Promise<{ number: string }> {
  const { report } = schema;
  const found = await reportForCommand(ctx, { id });
  authorize(reportPolicy.withdraw(ctx.actor, found));
  const { to } = moves.withdraw;
  await inTransaction(ctx, async (tx) => {
    const moved = await tx.db
      .update(report)
      .set({ status: to, stateGroup: statusTable[to].group, endedAt: ctx.now, updatedAt: ctx.now })
      .where(
        and(
          eq(report.id, id),
          eq(report.status, found.status),
          // What counts on the map hangs on both: a report hidden meanwhile was taken off already.
          eq(report.visibility, found.visibility),
        ),
      )
      .returning({ id: report.id });
    if (moved.length === 0) throw new DomainError("conflict", "changedMeanwhile");
    const listed = found.visibility === "public";
    await changeListing(
      tx,
      found,
      { listed, group: found.stateGroup },
      { listed, group: statusTable[to].group },
    );
    await record(tx, reportMoved(found, { move: "withdraw", from: found.status, to }));
  });
  return { number: found.number };
}
