import { sql } from "drizzle-orm";
import type { Context } from "./context.ts";

/** Removes what is over and journaled nowhere: limit counters, codes and drafts. */
export async function removeExpired(ctx: Context): Promise<void> {
  const now = ctx.now.toISOString();
  await ctx.db.execute(sql`delete from limit_counter where resets_at < ${now}::timestamptz`);
  // A code's row outlives its ten minutes: the page of an unconfirmed report asks for a new one by it.
  await ctx.db.execute(
    sql`delete from sign_in_code where expires_at < ${now}::timestamptz - interval '8 days'`,
  );
  await ctx.db.execute(
    sql`delete from draft where updated_at < ${now}::timestamptz - interval '7 days'`,
  );
}
