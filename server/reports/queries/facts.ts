import { eq, type SQL } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import type { LngLat } from "@/db/columns.ts";
import type { Context } from "@/server/core/context.ts";
import { notFound } from "@/server/core/errors.ts";
import { isId } from "@/server/core/ids.ts";
import type { StateGroup } from "../lifecycle.ts";
import { type ReportFacts, reportPolicy } from "../policy.ts";
import { reportNumber } from "../schema.ts";

/** What commands need to know of a report before they change it. */
export type ReportForCommand = ReportFacts & {
  id: string;
  number: string;
  place: LngLat;
  categoryCode: string;
  categoryNumber: number;
  /** Working days to the category's first answer; null where it has no clock. */
  firstAnswerWorkingDays: number | null;
  townName: string | null;
  title: string;
  body: string;
  unnamed: boolean;
  stateGroup: StateGroup;
};

const { report, category } = schema;

/** Reads one report for a command. @throws not_found also when the actor may not know of it */
export async function reportForCommand(
  ctx: Context,
  which: { id: string } | { number: string },
): Promise<ReportForCommand> {
  const isShaped =
    "id" in which ? isId(which.id) : reportNumber.safeParse(which.number).data === which.number;
  if (!isShaped) throw notFound();
  const found = await findReport(
    ctx,
    "id" in which ? eq(report.id, which.id) : eq(report.number, which.number),
  );
  if (!found || !reportPolicy.read(ctx.actor, found)) throw notFound();
  return found;
}

/** The same without asking who may know: for confirmations, jobs and reactions of the system. */
export async function findReport(ctx: Context, where: SQL): Promise<ReportForCommand | null> {
  const [found] = await ctx.db
    .select({
      id: report.id,
      number: report.number,
      reporterId: report.reporterId,
      wardCode: report.wardCode,
      officeCode: report.officeCode,
      visibility: report.visibility,
      status: report.status,
      stateGroup: report.stateGroup,
      createdAt: report.createdAt,
      place: report.place,
      townName: report.townName,
      title: report.title,
      body: report.body,
      unnamed: report.unnamed,
      categoryCode: report.categoryCode,
      categoryNumber: category.number,
      firstAnswerWorkingDays: category.firstAnswerWorkingDays,
      publicationRule: report.publicationRule,
    })
    .from(report)
    .innerJoin(category, eq(category.code, report.categoryCode))
    .where(where);
  return (found as ReportForCommand | undefined) ?? null;
}

/**
 * Whether the form with this id has become a report. Whose it is stays unsaid: the id was made by
 * the form and is known to nobody else.
 */
export async function isReported(ctx: Context, id: string): Promise<boolean> {
  const found = await ctx.db.select({ id: report.id }).from(report).where(eq(report.id, id));
  return found.length > 0;
}
