import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { environment } from "@/server/platform/env.ts";
import { log } from "@/server/platform/log.ts";
import { removeHalves } from "@/server/platform/storage/disk.ts";
import { storage } from "@/server/platform/storage.ts";
import { areAnothers, ORPHAN_HOURS, photoOfFile, storageKeys } from "./rules.ts";

async function removeOldTemporaryFiles(now: Date): Promise<void> {
  const folder = path.join(environment().dataDir, "tmp");
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = path.join(folder, name);
    const info = await stat(file).catch(() => null);
    if (info && now.getTime() - info.mtimeMs > ORPHAN_HOURS * 3_600_000)
      await rm(file, { recursive: true, force: true });
  }
}

/**
 * Removes photos that no report claimed within a day, rows and files, and what broken uploads left.
 * Files go after their rows: a file without a row is nobody's, a row without a file is a hole.
 */
export async function removeOrphanPhotos(ctx: Context): Promise<number> {
  const gone = await rows<{ key: string; shared: boolean }>(
    ctx.db,
    sql`with gone as (
        delete from photo where report_id is null
          and created_at < ${ctx.now.toISOString()}::timestamptz - make_interval(hours => ${ORPHAN_HOURS})
        returning id, storage_key
      )
      select distinct g.storage_key as key, exists (
        select 1 from photo p where p.storage_key = g.storage_key and p.report_id is not null
      ) as shared from gone g`,
  );
  const keys = gone.filter((one) => !one.shared).flatMap((one) => storageKeys(one.key));
  if (keys.length) await storage().remove(keys);
  await removeOldTemporaryFiles(ctx.now);
  const before = new Date(ctx.now.getTime() - ORPHAN_HOURS * 3_600_000);
  await removeHalves(path.join(environment().dataDir, "photos"), before);
  return gone.length;
}

const FILES_AT_ONCE = 1_000;

/** Those of some files whose photo has no row. */
async function withoutRow(ctx: Context, files: Map<string, string>): Promise<string[]> {
  const known = await rows<{ key: string }>(
    ctx.db,
    sql`select storage_key as key from photo
      where storage_key = any(${sql.param([...new Set(files.values())])}::text[])`,
  );
  const kept = new Set(known.map(({ key }) => key));
  return [...files].flatMap(([file, photo]) => (kept.has(photo) ? [] : [file]));
}

/**
 * Removes files whose row was never written, because the process died between the two. Younger than
 * a day they may still get one. Where too many have no row, this is another database's storage: all
 * stay, and the log says so.
 * @returns how many were removed
 */
export async function removeOrphanFiles(ctx: Context): Promise<number> {
  const before = new Date(ctx.now.getTime() - ORPHAN_HOURS * 3_600_000);
  const orphans: string[] = [];
  let seen = 0;
  const files = new Map<string, string>();
  const settle = async () => {
    orphans.push(...(await withoutRow(ctx, files)));
    seen += files.size;
    files.clear();
  };
  for await (const { key, modifiedAt } of storage().list("")) {
    const photo = photoOfFile(key);
    if (photo && modifiedAt < before) files.set(key, photo);
    if (files.size >= FILES_AT_ONCE) await settle();
  }
  await settle();
  if (areAnothers(orphans.length, seen)) {
    log.error("orphan files kept", { orphans: orphans.length, files: seen });
    return 0;
  }
  if (orphans.length) await storage().remove(orphans);
  return orphans.length;
}
