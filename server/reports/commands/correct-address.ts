import { and, eq, ne } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import { codeConnectionLimits, codeMailLimits, issueCode } from "@/server/accounts/commands.ts";
import { mailAddress } from "@/server/accounts/schema.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { invalid, notFound } from "@/server/core/errors.ts";
import { record } from "@/server/core/journal.ts";
import { takeFromLimits } from "@/server/core/limits.ts";
import { addressCorrected } from "../journal.ts";
import { reportPolicy } from "../policy.ts";
import { type AwaitedReport, awaitedReport } from "../queries/awaited-report.ts";

/** Codes that went elsewhere go with the old address: whoever got them is not the sender. */
async function moveTo(ctx: Context, found: AwaitedReport, address: string): Promise<void> {
  const { reportContact, signInCode } = schema;
  const moved = await ctx.db
    .update(reportContact)
    .set({ address })
    .where(eq(reportContact.reportId, found.id))
    .returning({ id: reportContact.reportId });
  // Confirmed or deleted meanwhile.
  if (moved.length === 0) throw notFound();
  await ctx.db
    .delete(signInCode)
    .where(and(eq(signInCode.reportId, found.id), ne(signInCode.address, address)));
  if (address !== found.address) await record(ctx, addressCorrected(found));
}

/**
 * Sends the code for a report that still waits to another address, for a guest who mistyped theirs.
 * Only from the browser that sent the report.
 * @returns the id of the new code @throws not_found for anyone else, invalid, too_many
 */
export async function correctAddress(
  ctx: Context,
  input: { codeId: string; address: string },
): Promise<{ codeId: string }> {
  const found = await awaitedReport(ctx, input.codeId);
  if (!found || !reportPolicy.correctAddress(ctx.actor, found, found.isSender)) throw notFound();
  const address = mailAddress.safeParse(input.address);
  if (!address.success) throw invalid([{ field: "email", key: "emailWrong" }]);
  await takeFromLimits(ctx, codeConnectionLimits(ctx), codeMailLimits(address.data));
  return inTransaction(ctx, async (tx) => {
    await moveTo(tx, found, address.data);
    return { codeId: await issueCode(tx, { address: address.data, reportId: found.id }) };
  });
}
