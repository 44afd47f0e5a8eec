import { type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "./context.ts";
import { DomainError } from "./errors.ts";

/** So many times within so many seconds, counted from the first. */
export type Limit = { name: string; times: number; seconds: number };

export type Taken = { limit: Limit; key: string };

/**
 * Counters as the statement reads them, in one order for everybody: two writers that lock the same
 * rows crosswise would deadlock.
 */
const countersOf = (taken: readonly Taken[], now: number) =>
  JSON.stringify(
    taken
      .map(({ limit, key }) => ({
        key: `${limit.name}:${key}`,
        times: limit.times,
        resets: new Date(now + limit.seconds * 1_000).toISOString(),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  );

/** Adds one to the counters that `from` names; they begin anew when their time is over. */
const count = (from: SQL, now: SQL) => sql`insert into limit_counter as c (key, points, resets_at)
  select key, 1, resets ${from}
  on conflict (key) do update set
    points = case when c.resets_at <= ${now} then 1 else c.points + 1 end,
    resets_at = case when c.resets_at <= ${now} then excluded.resets_at else c.resets_at end
  returning key, points, resets_at`;

/**
 * Takes one from each counter in the database, shared by all nodes, in one statement. Call it
 * outside the transaction of the command, so that a refused try counts as well.
 * @param then counters that are left alone when one of the first is over its limit
 * @throws too_many, with the minutes after which to try again
 */
export async function takeFromLimits(
  ctx: Context,
  taken: readonly Taken[],
  then: readonly Taken[] = [],
): Promise<void> {
  if (taken.length + then.length === 0) return;
  const now = sql`${ctx.now.toISOString()}::timestamptz`;
  const named = (name: SQL, counters: string) =>
    sql`${name} as (select * from jsonb_to_recordset(${counters}::jsonb)
      as v(key text, times int, resets timestamptz))`;
  const over = await rows<{ wait: number }>(
    ctx.db,
    sql`with ${named(sql`first`, countersOf(taken, ctx.now.getTime()))},
      ${named(sql`second`, countersOf(then, ctx.now.getTime()))},
      counted_first as (${count(sql`from first`, now)}),
      over_first as (select resets_at from counted_first join first using (key) where points > times),
      counted_second as (${count(sql`from second where not exists (select from over_first)`, now)})
      select extract(epoch from max(resets_at) - ${now})::float8 as wait from (
        select resets_at from over_first
        union all select resets_at from counted_second join second using (key) where points > times
      ) as refused having count(*) > 0`,
  );
  if (!over[0]) return;
  throw new DomainError("too_many", "tooMany", {
    minutes: Math.max(1, Math.ceil(over[0].wait / 60)),
  });
}

/** The same for one counter. */
export const takeFromLimit = (ctx: Context, limit: Limit, key: string) =>
  takeFromLimits(ctx, [{ limit, key }]);
