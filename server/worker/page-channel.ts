import { sql } from "drizzle-orm";
import { type OpenDatabase, rows } from "@/db/client.ts";
import { listenerName } from "@/db/listen.ts";
import { PAGE_CHANGED, pageChanges } from "@/server/core/journal.ts";
import { log } from "@/server/platform/log.ts";

/** How one node speaks to the page caches of all of them; see `server/front/settling.ts`. */
export type PageChannel = {
  ask(tags: string[]): Promise<number>;
  answer(tags: string[]): void;
  changes(): number;
};

const send = (open: OpenDatabase, tags: string[]) =>
  rows<{ nodes: number }>(
    open.db,
    sql`select pg_notify(${PAGE_CHANGED}, ${JSON.stringify(tags)}), (
        select count(*)::int from pg_stat_activity
        where datname = current_database() and application_name = ${listenerName(PAGE_CHANGED)}
      ) as nodes`,
  );

/** Nodes are counted by their listening connections; the embedded database has one node. */
export function pageChannel(open: OpenDatabase): PageChannel {
  return {
    ask: async (tags) => {
      const [sent] = await send(open, tags);
      return open.kind === "embedded" ? 1 : (sent?.nodes ?? 1);
    },
    answer: (tags) => {
      send(open, tags).catch((error) => log.warn("page channel", {}, error));
    },
    changes: pageChanges,
  };
}
