import type { Database } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";

/**
 * A context in which something else happens between what a command reads and what it writes: just
 * before its first transaction. Makes the races that matter come out the same every time.
 */
export function meanwhile(ctx: Context, happens: () => Promise<unknown>): Context {
  let isFirst = true;
  const transaction: Database["transaction"] = async (work, config) => {
    if (isFirst) {
      isFirst = false;
      await happens();
    }
    return ctx.db.transaction(work, config);
  };
  const db = new Proxy(ctx.db, {
    get: (target, name, receiver) =>
      name === "transaction" ? transaction : Reflect.get(target, name, receiver),
  });
  return { ...ctx, db };
}
