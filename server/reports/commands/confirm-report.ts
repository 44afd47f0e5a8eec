import { and, eq } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import { personId } from "@/server/core/actor.ts";
import { authorize } from "@/server/core/authorize.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { notFound } from "@/server/core/errors.ts";
import { record } from "@/server/core/journal.ts";
import { reportConfirmed } from "../journal.ts";
import { type PublicationRule, publication } from "../lifecycle.ts";
import { reportPolicy } from "../policy.ts";
import { findReport } from "../queries/facts.ts";
import { changeListing } from "./change-listing.ts";

/**
 * Gives an unconfirmed report to the person whose code came, and publishes it as its rule says.
 * Confirming twice is the same as once.
 * @returns the number of the report @throws not_found
 */
export async function confirmReport(ctx: Context, reportId: string): Promise<{ number: string }> {
  const { report } = schema;
  const found = await findReport(ctx, eq(report.id, reportId));
  if (!found) throw notFound();
  if (found.visibility !== "unconfirmed") return { number: found.number };
  authorize(reportPolicy.confirm(ctx.actor, found));
  const { visibility } = publication[found.publicationRule as PublicationRule];
  await inTransaction(ctx, async (tx) => {
    const confirmed = await tx.db
      .update(report)
      .set({
        reporterId: personId(ctx.actor),
        visibility,
        publishedAt: visibility === "public" ? ctx.now : null,
        updatedAt: ctx.now,
      })
      .where(and(eq(report.id, found.id), eq(report.visibility, "unconfirmed")))
      .returning({ id: report.id });
    if (confirmed.length === 0) return;
    await tx.db.delete(schema.reportContact).where(eq(schema.reportContact.reportId, found.id));
    await changeListing(
      tx,
      found,
      { listed: false, group: found.stateGroup },
      { listed: visibility === "public", group: found.stateGroup },
    );
    await record(tx, reportConfirmed({ ...found, visibility }));
  });
  return { number: found.number };
}
