import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "./context.ts";
import { DomainError } from "./errors.ts";

/** So many times within so many seconds, counted from the first. */
export type Limit = { name: string; times: number; seconds: number };

export type Taken = { limit: Limit; key: string };

/**
 * Takes one from each counter in the database, shared by all nodes, in one statement. Call it
 * outside the transaction of the command, so that a refused try counts as well.
 * @throws too_many, with the minutes after which to try again
 */
export async function takeFromLimits(ctx: Context, taken: readonly Taken[]): Promise<void> {
  if (taken.length === 0) return;
  const now = ctx.now.getTime();
  // In one order for everybody: two writers that lock the same rows crosswise would deadlock.
  const counters = taken
    .map(({ limit, key }) => ({
      key: `${limit.name}:${key}`,
      times: limit.times,
      resets: new Date(now + limit.seconds * 1_000).toISOString(),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const counted = await rows<{ key: string; points: number; wait: number }>(
    ctx.db,
    sql`insert into limit_counter as c (key, points, resets_at)
      select key, 1, resets from jsonb_to_recordset(${JSON.stringify(counters)}::jsonb)
        as v(key text, resets timestamptz)
      on conflict (key) do update set
        points = case when c.resets_at <= ${ctx.now.toISOString()}::timestamptz then 1 else c.points + 1 end,
        resets_at = case when c.resets_at <= ${ctx.now.toISOString()}::timestamptz
          then excluded.resets_at else c.resets_at end
      returning key, points, extract(epoch from resets_at - ${ctx.now.toISOString()}::timestamptz)::float8 as wait`,
  );
  const timesOf = new Map(counters.map(({ key, times }) => [key, times]));
  const over = counted.filter(({ key, points }) => points > (timesOf.get(key) ?? 0));
  if (over.length === 0) return;
  const wait = Math.max(...over.map((counter) => counter.wait));
  throw new DomainError("too_many", "tooMany", { minutes: Math.max(1, Math.ceil(wait / 60)) });
}

/** The same for one counter. */
export const takeFromLimit = (ctx: Context, limit: Limit, key: string) =>
  takeFromLimits(ctx, [{ limit, key }]);
