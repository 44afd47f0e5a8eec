import { and, eq, sql } from "drizzle-orm";
import { rows, schema } from "@/db/client.ts";
import { personId } from "@/server/core/actor.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { notFound } from "@/server/core/errors.ts";
import { isId } from "@/server/core/ids.ts";
import { record } from "@/server/core/journal.ts";
import { reportConfirmed } from "../journal.ts";
import { publication } from "../lifecycle.ts";
import { reportPolicy } from "../policy.ts";
import { findReport, type ReportForCommand } from "../queries/facts.ts";
import { answerDueOn } from "../rules/days.ts";
import { changeListing } from "./change-listing.ts";

/** True when a code for this report was mailed to the actor's own address and came back. */
async function codeCame(ctx: Context, reportId: string): Promise<boolean> {
  const found = await rows(
    ctx.db,
    sql`select 1 from sign_in_code c join person_email e on e.address = c.address
      where c.report_id = ${reportId} and c.used_at is not null
        and e.person_id = ${personId(ctx.actor)}::uuid limit 1`,
  );
  return found.length > 0;
}

/**
 * Publishes as the rule says. @returns false when it was confirmed or deleted meanwhile
 * @throws not_found when the address was corrected meanwhile: the code went to somebody else
 */
async function takeOver(ctx: Context, found: ReportForCommand): Promise<boolean> {
  const { report, reportContact } = schema;
  const { visibility } = publication[found.publicationRule];
  const confirmed = await ctx.db
    .update(report)
    .set({
      reporterId: personId(ctx.actor),
      visibility,
      publishedAt: visibility === "public" ? ctx.now : null,
      // The office has it from now on: days without a confirmed address are not the office's.
      answerDueOn: answerDueOn(ctx.now, found.firstAnswerWorkingDays),
      updatedAt: ctx.now,
    })
    .where(and(eq(report.id, found.id), eq(report.visibility, "unconfirmed")))
    .returning({ id: report.id });
  if (confirmed.length === 0) return false;
  await ctx.db.delete(reportContact).where(eq(reportContact.reportId, found.id));
  // Asked again once the contact's row is ours: a correction that held it has taken its codes away.
  if (!(await codeCame(ctx, found.id))) throw notFound();
  await changeListing(
    ctx,
    found,
    { listed: false, group: found.stateGroup },
    { listed: visibility === "public", group: found.stateGroup },
  );
  await record(ctx, reportConfirmed({ ...found, visibility }));
  return true;
}

/**
 * Gives an unconfirmed report to the person whose code came, and publishes it as its rule says.
 * Confirming twice is the same as once.
 * @returns the number of the report
 * @throws not_found also for anyone else: of an unconfirmed report nobody else may know
 */
export async function confirmReport(ctx: Context, reportId: string): Promise<{ number: string }> {
  const found = isId(reportId) ? await findReport(ctx, eq(schema.report.id, reportId)) : null;
  if (!found) throw notFound();
  if (found.visibility !== "unconfirmed") {
    if (!reportPolicy.read(ctx.actor, found)) throw notFound();
    return { number: found.number };
  }
  if (!reportPolicy.confirm(ctx.actor, found, await codeCame(ctx, found.id))) throw notFound();
  const isTaken = await inTransaction(ctx, (tx) => takeOver(tx, found));
  return isTaken ? { number: found.number } : confirmReport(ctx, reportId);
}
