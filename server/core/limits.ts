import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "./context.ts";
import { DomainError } from "./errors.ts";

/** So many times within so many seconds, counted from the first. */
export type Limit = { name: string; times: number; seconds: number };

/**
 * Takes one from a counter in the database, shared by all nodes. Call it outside the transaction
 * of the command, so that a refused try counts as well.
 * @throws too_many, with the minutes after which to try again
 */
export async function takeFromLimit(ctx: Context, limit: Limit, key: string): Promise<void> {
  const resets = new Date(ctx.now.getTime() + limit.seconds * 1_000).toISOString();
  const now = ctx.now.toISOString();
  const [row] = await rows<{ points: number; wait: number }>(
    ctx.db,
    sql`insert into limit_counter as c (key, points, resets_at)
      values (${`${limit.name}:${key}`}, 1, ${resets}::timestamptz)
      on conflict (key) do update set
        points = case when c.resets_at <= ${now}::timestamptz then 1 else c.points + 1 end,
        resets_at = case when c.resets_at <= ${now}::timestamptz then excluded.resets_at else c.resets_at end
      returning points, extract(epoch from resets_at - ${now}::timestamptz)::float8 as wait`,
  );
  if (row && row.points > limit.times) {
    throw new DomainError("too_many", "tooMany", {
      minutes: Math.max(1, Math.ceil(row.wait / 60)),
    });
  }
}
