import { and, eq, sql } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import { authorize } from "@/server/core/authorize.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { DomainError, invalid } from "@/server/core/errors.ts";
import { record } from "@/server/core/journal.ts";
import { reportEdited } from "../journal.ts";
import { reportPolicy } from "../policy.ts";
import { reportForCommand } from "../queries/facts.ts";
import { checkTexts } from "../rules/check.ts";
import { searchDocument } from "../rules/search.ts";
import type { ReportEdit } from "../schema.ts";

/**
 * Lets the reporter change words and whether the name is shown, within the first half hour. Where
 * all is as it was, nothing is written.
 * @throws not_found, forbidden once the time is over, invalid, conflict when it just moved
 */
export async function editReport(ctx: Context, input: ReportEdit): Promise<{ number: string }> {
  const { report } = schema;
  const found = await reportForCommand(ctx, { id: input.id });
  authorize(reportPolicy.edit(ctx.actor, found, ctx.now));
  const { title, body, problems } = checkTexts(input);
  if (problems.length) throw invalid(problems);
  const fields = [
    ...(title === found.title ? [] : ["title"]),
    ...(body === found.body ? [] : ["body"]),
    ...(input.unnamed === found.unnamed ? [] : ["unnamed"]),
  ];
  if (fields.length === 0) return { number: found.number };
  const { folded, grams } = searchDocument({ ...found, title, body });
  await inTransaction(ctx, async (tx) => {
    const edited = await tx.db
      .update(report)
      .set({ title, body, unnamed: input.unnamed, updatedAt: ctx.now })
      .where(
        and(
          eq(report.id, found.id),
          eq(report.status, found.status),
          eq(report.visibility, found.visibility),
        ),
      )
      .returning({ id: report.id });
    if (edited.length === 0) throw new DomainError("conflict", "changedMeanwhile");
    await tx.db
      .update(schema.reportSearch)
      .set({ folded, grams: sql`array_to_tsvector(${sql.param(grams)}::text[])` })
      .where(eq(schema.reportSearch.reportId, found.id));
    await record(tx, reportEdited(found, fields));
  });
  return { number: found.number };
}
