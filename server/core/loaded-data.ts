import { eq } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import type { Context } from "./context.ts";

/** What is loaded under a name, or null. */
export async function loadedStamp(ctx: Context, name: string): Promise<string | null> {
  const [found] = await ctx.db
    .select({ stamp: schema.loadedData.stamp })
    .from(schema.loadedData)
    .where(eq(schema.loadedData.name, name));
  return found?.stamp ?? null;
}

/** Says what is loaded under a name from now on. */
export async function keepStamp(ctx: Context, name: string, stamp: string): Promise<void> {
  await ctx.db
    .insert(schema.loadedData)
    .values({ name, stamp })
    .onConflictDoUpdate({ target: schema.loadedData.name, set: { stamp } });
}
