import path from "node:path";
import { sql } from "drizzle-orm";
import { type Database, type OpenDatabase, rows } from "./client.ts";

const MIGRATION_LOCK = 7_302_011;

/** Folder of the SQL files; processes run from the project's top level. */
export const migrationsFolder = () => path.resolve(/*turbopackIgnore: true*/ "db/migrations");

/** Brings the database to the newest schema. Nodes that start together wait for one another. */
export async function migrateDatabase(open: OpenDatabase): Promise<void> {
  if ("pglite" in open.raw) {
    const { migrate } = await import("drizzle-orm/pglite/migrator");
    await migrate(open.db as never, { migrationsFolder: migrationsFolder() });
    return;
  }
  const [{ migrate }, { drizzle }] = await Promise.all([
    import("drizzle-orm/node-postgres/migrator"),
    import("drizzle-orm/node-postgres"),
  ]);
  const client = await open.raw.pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    client.release();
  }
}

/** @returns the server's major version and whether PostGIS can be had, to refuse in plain words. */
export async function databaseAbility(db: Database): Promise<{ major: number; postgis: boolean }> {
  const [row] = await rows<{ version: number; postgis: boolean }>(
    db,
    sql`select current_setting('server_version_num')::int / 10000 as version,
      exists (select 1 from pg_available_extensions where name = 'postgis') as postgis`,
  );
  return { major: row?.version ?? 0, postgis: row?.postgis ?? false };
}
