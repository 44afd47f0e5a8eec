import path from "node:path";
import {
  type Database,
  databaseNow,
  type OpenDatabase,
  openEmbedded,
  openPostgres,
} from "@/db/client.ts";
import { databaseAbility, migrateDatabase } from "@/db/migrate.ts";
import { embeddedTemplate } from "@/db/template.ts";
import { environment } from "@/server/platform/env.ts";
import { takeDatabaseLock } from "@/server/platform/lock.ts";

const KEY = Symbol.for("machikado.database");
type Holder = { [KEY]?: Promise<OpenDatabase> };

const OLDEST_POSTGRES = 15;

async function open(): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = environment();
  if (databaseUrl) {
    const opened = await openPostgres(databaseUrl);
    const { major, postgis } = await databaseAbility(opened.db);
    if (major < OLDEST_POSTGRES)
      throw new Error(`PostgreSQL ${OLDEST_POSTGRES} or newer is needed`);
    if (!postgis) throw new Error("PostGIS is not installed on the database server");
    await migrateDatabase(opened);
    return opened;
  }
  const release = takeDatabaseLock(dataDir);
  try {
    const template = await embeddedTemplate(
      path.resolve(/*turbopackIgnore: true*/ process.cwd(), ".cache"),
    );
    const opened = await openEmbedded(path.join(dataDir, "database"), template);
    await migrateDatabase(opened);
    await databaseNow(opened.db);
    const close = async () => {
      await opened.close();
      release();
    };
    return { ...opened, close };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * This process's database, opened on first use and never while a module loads. One for all bundles
 * of the process; a failed opening is forgotten, so that the next call tries again.
 */
export function openDatabase(): Promise<OpenDatabase> {
  const holder = globalThis as Holder;
  holder[KEY] ??= open().catch((error) => {
    holder[KEY] = undefined;
    throw error;
  });
  return holder[KEY];
}

/** The database to write and read with. */
export const database = async (): Promise<Database> => (await openDatabase()).db;
