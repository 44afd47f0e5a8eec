import type { OpenDatabase } from "@/db/client.ts";
import { type CopySession, pgliteSession, pgSession } from "./copy.ts";

const TABLES = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'spatial_ref_sys' order by 1`;

/** Names of the tables that a backup holds. Geometry's own table comes with PostGIS. */
export const tablesOf = async (session: CopySession): Promise<string[]> =>
  (await session.query<{ name: string }>(TABLES)).map(({ name }) => name);

export async function countOf(session: CopySession, table: string): Promise<number> {
  const [count] = await session.query<{ n: number }>(`select count(*)::int as n from "${table}"`);
  return count?.n ?? 0;
}

/** Runs `work` in one transaction of one session, so that all tables are of one moment. */
export async function inSession<T>(
  open: OpenDatabase,
  begin: string,
  work: (session: CopySession) => Promise<T>,
): Promise<T> {
  const client = "pool" in open.raw ? await open.raw.pool.connect() : null;
  const session =
    "pglite" in open.raw ? pgliteSession(open.raw.pglite) : client && pgSession(client);
  if (!session) throw new Error("no session");
  try {
    await session.query(begin);
    const result = await work(session);
    await session.query("commit");
    return result;
  } catch (error) {
    await session.query("rollback").catch(() => {});
    throw error;
  } finally {
    client?.release();
  }
}
