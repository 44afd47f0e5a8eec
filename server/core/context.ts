import { type Database, databaseNow } from "@/db/client.ts";
import type { Actor } from "./actor.ts";

/** Everything a command or query may know about who asks, when and in which language. */
export type Context = {
  db: Database;
  actor: Actor;
  /** The database's time, read once. */
  now: Date;
  locale: string;
  /** Keyed hash of the visitor's address, for limits; null for the system. */
  addressKey: string | null;
};

/** Reads the clock and makes a context. Tests pass `now`. */
export async function createContext(
  parts: Omit<Context, "now"> & { now?: Date },
): Promise<Context> {
  return { ...parts, now: parts.now ?? (await databaseNow(parts.db)) };
}

/** Runs `work` in one transaction; the context it gets writes through that transaction. */
export function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  return ctx.db.transaction((tx) => work({ ...ctx, db: tx as unknown as Database }));
}
