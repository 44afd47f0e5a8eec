import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import { personId } from "@/server/core/actor.ts";
import { authorize } from "@/server/core/authorize.ts";
import type { Context } from "@/server/core/context.ts";
import type { Visibility } from "../lifecycle.ts";
import type { ListKey } from "../schema.ts";
import { type CardRow, cardColumns, publicCard, type ReportCard } from "./card.ts";

const SHOWN = 20;

/** A report of one's own: also what the public does not see. */
export type MyReport = { card: ReportCard; visibility: Visibility };

/** The reader's own reports, newest first, by key. @throws forbidden for whoever is not signed in */
export async function myReports(
  ctx: Context,
  after: ListKey | null,
): Promise<{ reports: MyReport[]; next: ListKey | null }> {
  const me = personId(ctx.actor);
  authorize(me !== null);
  const beyond = after
    ? sql`and (r.created_at, r.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const found = await rows<CardRow & { visibility: Visibility }>(
    ctx.db,
    sql`select ${cardColumns}, r.visibility from report r
      join category c on c.code = r.category_code join ward w on w.code = r.ward_code
      where r.reporter_id = ${me} ${beyond}
      order by r.created_at desc, r.id desc limit ${SHOWN + 1}`,
  );
  const reports = found
    .slice(0, SHOWN)
    .map(({ visibility, ...row }) => ({ card: publicCard(row), visibility }));
  const last = found.length > SHOWN ? reports.at(-1)?.card : undefined;
  return { reports, next: last ? { createdAt: last.createdAt, id: last.id } : null };
}
