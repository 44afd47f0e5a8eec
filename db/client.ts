import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { type SQL, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type pg from "pg";
import * as accounts from "./schema/accounts.ts";
import * as journal from "./schema/journal.ts";
import * as map from "./schema/map.ts";
import * as media from "./schema/media.ts";
import * as places from "./schema/places.ts";
import * as reports from "./schema/reports.ts";

export const schema = { ...accounts, ...journal, ...map, ...media, ...places, ...reports };

/** A database or a transaction on it; commands and queries take either. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export type Listener = {
  /** Called for each notification, after the commit that sent it. */
  onMessage: (payload: string) => void;
  /** The connection dropped: from now on notifications are missed. */
  onLost: () => void;
  /** It listens again. */
  onBack: () => void;
};

/** One open database, whichever kind. */
export type OpenDatabase = {
  kind: "embedded" | "postgres";
  db: Database;
  /** Listens on a channel until closed; on PostgreSQL it holds one connection of its own. */
  listen(channel: string, listener: Listener): Promise<() => Promise<void>>;
  /** The driver below, for COPY and dumps. */
  raw: { pglite: PGlite } | { pool: pg.Pool };
  close(): Promise<void>;
};

/** Rows of a hand-written query. The caller names the row's shape and casts in SQL to match it. */
export async function rows<Row>(db: Database, query: SQL): Promise<Row[]> {
  const result = (await db.execute(query)) as unknown as { rows: Row[] };
  return result.rows;
}

/** The moment by the database's clock: the only clock rules are measured by. */
export async function databaseNow(db: Database): Promise<Date> {
  const [row] = await rows<{ ms: number }>(
    db,
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
  );
  if (!row) throw new Error("the database told no time");
  return new Date(Math.floor(Number(row.ms)));
}

/**
 * Opens the embedded database in `folder`, from `template` (a dumped data folder) when it is new.
 * The caller holds the lock: two processes on one folder lose rows without a word.
 */
export async function openEmbedded(folder: string, template?: Blob): Promise<OpenDatabase> {
  const [{ PGlite }, { postgis }, { drizzle }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("@electric-sql/pglite-postgis"),
    import("drizzle-orm/pglite"),
  ]);
  const inMemory = folder.startsWith("memory://");
  if (!inMemory) mkdirSync(path.dirname(folder), { recursive: true });
  const isNew = !existsSync(path.join(folder, "PG_VERSION"));
  const pglite = await PGlite.create({
    dataDir: folder,
    extensions: { postgis },
    startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=32MB"],
    ...(template && isNew ? { loadDataDir: template } : {}),
  });
  return {
    kind: "embedded",
    db: drizzle(pglite, { schema }) as unknown as Database,
    raw: { pglite },
    listen: (channel, listener) => pglite.listen(channel, listener.onMessage),
    close: () => pglite.close(),
  };
}

/** Opens a PostgreSQL database (15 or newer, with PostGIS). Connections are made when needed. */
export async function openPostgres(address: string, maxConnections = 10): Promise<OpenDatabase> {
  const [{ default: pg }, { drizzle }, { listenOnPostgres }] = await Promise.all([
    import("pg"),
    import("drizzle-orm/node-postgres"),
    import("./listen.ts"),
  ]);
  const pool = new pg.Pool({ connectionString: address, max: maxConnections });
  // An idle connection that breaks is replaced by the pool; without a listener it ends the process.
  pool.on("error", () => {});
  return {
    kind: "postgres",
    db: drizzle(pool, { schema }) as unknown as Database,
    raw: { pool },
    listen: (channel, listener) => listenOnPostgres(address, channel, listener),
    close: () => pool.end(),
  };
}
