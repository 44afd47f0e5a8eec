import { existsSync } from "node:fs";
import type { OpenDatabase } from "@/db/client.ts";
import { migrateDatabase } from "@/db/migrate.ts";
import { contentTypeOf } from "@/server/platform/storage/keys.ts";
import type { Storage } from "@/server/platform/storage.ts";
import type { CopySession } from "./copy.ts";
import { checkedManifest, type Manifest, photoFile, photosIn, tableFile } from "./manifest.ts";
import { BackupRefused } from "./refusal.ts";
import { countOf, inSession, tablesOf } from "./session.ts";
import { inOrder, type Reference } from "./table-order.ts";

const REFERENCES = `select conrelid::regclass::text as from, confrelid::regclass::text as to
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;

const SEQUENCES = `select format('select setval(%L, (select coalesce(max(%I), 0) + 1 from %I), false)',
    pg_get_serial_sequence(quote_ident(table_name), column_name), column_name, table_name) as sql
  from information_schema.columns
  where table_schema = 'public' and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`;

async function checkTables(session: CopySession, manifest: Manifest): Promise<string[]> {
  const tables = await tablesOf(session);
  const saved = Object.keys(manifest.tables).sort();
  if (saved.join() !== [...tables].sort().join())
    throw new BackupRefused("damaged", "manifest.json");
  for (const name of tables) {
    const [found] = await session.query<{ any: boolean }>(
      `select exists (select 1 from "${name}") as any`,
    );
    if (found?.any) throw new BackupRefused("databaseNotEmpty", name);
  }
  return inOrder(tables, await session.query<Reference>(REFERENCES));
}

async function loadTables(open: OpenDatabase, folder: string, manifest: Manifest): Promise<void> {
  await inSession(open, "begin", async (session) => {
    for (const name of await checkTables(session, manifest)) {
      await session.copyIn(name, tableFile(folder, name));
      const [came, saved] = [await countOf(session, name), manifest.tables[name]?.rows];
      if (came !== saved) throw new Error(`${name}: ${came} rows came of ${saved}`);
    }
    for (const { sql } of await session.query<{ sql: string }>(SEQUENCES)) await session.query(sql);
  });
}

/** Files of this same backup may be there: a restore that broke off can be made again. */
async function checkStorage(storage: Storage, folder: string): Promise<void> {
  for await (const { key } of storage.list(""))
    if (!existsSync(photoFile(folder, key))) throw new BackupRefused("storageNotEmpty", key);
}

/**
 * Brings a backup into an empty database and storage, of either kind whatever kind it came from.
 * Photos come before the rows, which come all at once: what broke off can be made again.
 * @throws BackupRefused when the backup is not whole, of another version, or the place is not
 * empty; nothing is changed then
 */
export async function restore(
  open: OpenDatabase,
  storage: Storage,
  folder: string,
): Promise<Manifest> {
  const manifest = await checkedManifest(folder);
  await migrateDatabase(open);
  await inSession(open, "begin", (session) => checkTables(session, manifest));
  await checkStorage(storage, folder);
  for await (const { key } of photosIn(folder))
    await storage.put(key, photoFile(folder, key), contentTypeOf(key));
  await loadTables(open, folder, manifest);
  return manifest;
}
