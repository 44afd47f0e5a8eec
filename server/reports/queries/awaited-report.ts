import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { isId } from "@/server/core/ids.ts";
import type { Visibility } from "../lifecycle.ts";
import { reportPolicy } from "../policy.ts";

type Row = {
  id: string;
  number: string;
  wardCode: string;
  visibility: Visibility;
  address: string;
  draft: string | null;
};

export type AwaitedReport = Omit<Row, "draft"> & {
  /** This browser holds the draft cookie that the report was sent with. */
  isSender: boolean;
};

/** The report that a code was sent for while it still waits for one; else null. */
export async function awaitedReport(ctx: Context, codeId: string): Promise<AwaitedReport | null> {
  if (!isId(codeId)) return null;
  const [found] = await rows<Row>(
    ctx.db,
    sql`select r.id, r.number, r.ward_code as "wardCode", r.visibility, a.address,
        (select j.data->>'draft' from journal j
          where j.subject_id = r.id and j.name = 'reportSubmitted' limit 1) as draft
      from sign_in_code c join report r on r.id = c.report_id
      join report_contact a on a.report_id = r.id
      where c.id = ${codeId} and r.visibility = 'unconfirmed'`,
  );
  if (!found) return null;
  const { draft, ...report } = found;
  const own = ctx.actor.kind === "system" ? null : ctx.actor.draftHash;
  return { ...report, isSender: own !== null && own === draft };
}

/** What the page that asks for a code may know of it: whether a report waits, and what may be done. */
export async function awaitedCode(
  ctx: Context,
  codeId: string,
): Promise<{ waits: boolean; mayCorrect: boolean }> {
  const found = await awaitedReport(ctx, codeId);
  const mayCorrect =
    found !== null && reportPolicy.correctAddress(ctx.actor, found, found.isSender);
  return { waits: found !== null, mayCorrect };
}
