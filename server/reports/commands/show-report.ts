import { and, eq, sql } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import { authorize } from "@/server/core/authorize.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { DomainError } from "@/server/core/errors.ts";
import { record } from "@/server/core/journal.ts";
import { reportShown } from "../journal.ts";
import type { Visibility } from "../lifecycle.ts";
import { reportPolicy } from "../policy.ts";
import { reportForCommand } from "../queries/facts.ts";
import type { Showing } from "../schema.ts";
import { changeListing } from "./change-listing.ts";

/** The first moment it was public stays, whatever is decided afterwards. */
const published = (ctx: Context, to: Visibility) =>
  to === "public"
    ? sql`coalesce(${schema.report.publishedAt}, ${ctx.now.toISOString()}::timestamptz)`
    : schema.report.publishedAt;

/**
 * Publishes a report after a look, or takes it down. The page caches of all nodes hear of it with
 * the commit. @throws not_found, forbidden, conflict when someone else decided meanwhile
 */
export async function showReport(
  ctx: Context,
  input: { id: string; showing: Showing },
): Promise<{ number: string }> {
  const { report, photo } = schema;
  const found = await reportForCommand(ctx, { id: input.id });
  authorize(reportPolicy.publish(ctx.actor, found));
  const to = input.showing === "hidden" ? "hidden" : "public";
  const photos = input.showing === "with-photos";
  await inTransaction(ctx, async (tx) => {
    const changed = await tx.db
      .update(report)
      .set({ visibility: to, publishedAt: published(ctx, to), updatedAt: ctx.now })
      .where(
        and(
          eq(report.id, found.id),
          eq(report.visibility, found.visibility),
          // What counts on the map hangs on both: a report withdrawn meanwhile counts elsewhere.
          eq(report.status, found.status),
        ),
      )
      .returning({ id: report.id });
    if (changed.length === 0) throw new DomainError("conflict", "changedMeanwhile");
    await tx.db.update(photo).set({ shown: photos }).where(eq(photo.reportId, found.id));
    await changeListing(
      tx,
      found,
      { listed: found.visibility === "public", group: found.stateGroup },
      { listed: to === "public", group: found.stateGroup },
    );
    await record(tx, reportShown(found, { from: found.visibility, to, photos }));
  });
  return { number: found.number };
}
