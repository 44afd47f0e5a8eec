import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { OpenDatabase } from "@/db/client.ts";
import { migrateDatabase } from "@/db/migrate.ts";
import { migrationStamp } from "@/db/template.ts";
import type { Storage } from "@/server/platform/storage.ts";
import { type CopySession, pgliteSession, pgSession } from "./copy.ts";

/** What a backup says of itself; `restore` refuses what does not agree with it. */
export type Manifest = {
  format: 1;
  schema: string;
  tables: Record<string, { rows: number; sha256: string }>;
  photos: number;
};

const TABLES = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'spatial_ref_sys' order by 1`;

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** Runs `work` in one transaction of one session, so that all tables are of one moment. */
async function inSession<T>(
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

async function saveTables(open: OpenDatabase, folder: string): Promise<Manifest["tables"]> {
  return inSession(open, "begin isolation level repeatable read", async (session) => {
    const tables: Manifest["tables"] = {};
    for (const { name } of await session.query<{ name: string }>(TABLES)) {
      const file = path.join(folder, `${name}.copy.gz`);
      await session.copyOut(name, file);
      const [count] = await session.query<{ n: number }>(
        `select count(*)::int as n from "${name}"`,
      );
      tables[name] = { rows: count?.n ?? 0, sha256: await sha256(file) };
    }
    return tables;
  });
}

async function savePhotos(storage: Storage, folder: string): Promise<number> {
  let saved = 0;
  for await (const { key } of storage.list("")) {
    const file = await storage.get(key);
    if (!file) continue;
    const target = path.join(folder, key);
    await mkdir(path.dirname(target), { recursive: true });
    await pipeline(file.stream, createWriteStream(target));
    saved += 1;
  }
  return saved;
}

/**
 * Saves database and photos into an empty folder. Photos come after the rows: a photo that came in
 * between is one too many, never one too few. @throws when the folder is not empty
 */
export async function backUp(
  open: OpenDatabase,
  storage: Storage,
  folder: string,
): Promise<Manifest> {
  await mkdir(path.join(folder, "tables"), { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 1) throw new Error("the backup folder is not empty");
  const tables = await saveTables(open, path.join(folder, "tables"));
  const photos = await savePhotos(storage, path.join(folder, "photos"));
  const manifest: Manifest = { format: 1, schema: migrationStamp(), tables, photos };
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest, null, 2));
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(
    await readFile(path.join(folder, "manifest.json"), "utf8"),
  ) as Manifest;
  if (manifest.format !== 1) throw new Error("this backup was made by another version");
  if (manifest.schema !== migrationStamp()) throw new Error("this backup has another schema");
  for (const [name, table] of Object.entries(manifest.tables)) {
    const file = path.join(folder, "tables", `${name}.copy.gz`);
    if ((await sha256(file)) !== table.sha256) throw new Error(`${name} is damaged`);
  }
  return manifest;
}

const SEQUENCES = `select format('select setval(%L, (select coalesce(max(%I), 0) + 1 from %I), false)',
    pg_get_serial_sequence(quote_ident(table_name), column_name), column_name, table_name) as sql
  from information_schema.columns
  where table_schema = 'public' and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`;

async function loadTables(open: OpenDatabase, folder: string, manifest: Manifest): Promise<void> {
  await inSession(open, "begin", async (session) => {
    // Rows come table by table: references are checked no row at a time, they were true when saved.
    await session.query("set local session_replication_role = replica");
    for (const [name, { rows }] of Object.entries(manifest.tables)) {
      const [found] = await session.query<{ n: number }>(
        `select count(*)::int as n from "${name}"`,
      );
      if (found?.n) throw new Error("the database is not empty");
      await session.copyIn(name, path.join(folder, "tables", `${name}.copy.gz`));
      const [count] = await session.query<{ n: number }>(
        `select count(*)::int as n from "${name}"`,
      );
      if (count?.n !== rows) throw new Error(`${name}: ${count?.n} rows came of ${rows}`);
    }
    for (const { sql } of await session.query<{ sql: string }>(SEQUENCES)) await session.query(sql);
  });
}

async function loadPhotos(storage: Storage, folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let loaded = 0;
  for (const entry of names) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const key = path.relative(folder, file).split(path.sep).join("/");
    await storage.put(key, file, key.endsWith(".webp") ? "image/webp" : "image/jpeg");
    loaded += 1;
  }
  return loaded;
}

/**
 * Brings a backup into an empty database and storage, of either kind whatever kind it came from.
 * @throws when the backup is damaged or the database is not empty; nothing is changed then
 */
export async function restore(
  open: OpenDatabase,
  storage: Storage,
  folder: string,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  await migrateDatabase(open);
  await loadTables(open, path.join(folder, "tables"), manifest);
  const photos = await loadPhotos(storage, path.join(folder, "photos"));
  if (photos !== manifest.photos)
    throw new Error(`${photos} photo files came of ${manifest.photos}`);
  return manifest;
}
