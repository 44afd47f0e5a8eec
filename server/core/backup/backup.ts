import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { OpenDatabase } from "@/db/client.ts";
import { migrationStamp } from "@/db/template.ts";
import type { Storage } from "@/server/platform/storage.ts";
import {
  FORMAT,
  type Manifest,
  photoFile,
  photoLine,
  photoList,
  sha256Of,
  tableFile,
} from "./manifest.ts";
import { BackupRefused } from "./refusal.ts";
import { countOf, inSession, tablesOf } from "./session.ts";

/** Mail addresses and private reports are in it: nobody else on the machine may look. */
const OWN = 0o700;

async function saveTables(from: OpenDatabase, folder: string): Promise<Manifest["tables"]> {
  return inSession(from, "begin isolation level repeatable read", async (session) => {
    const tables: Manifest["tables"] = {};
    for (const name of await tablesOf(session)) {
      const file = tableFile(folder, name);
      await session.copyOut(name, file);
      tables[name] = { rows: await countOf(session, name), sha256: await sha256Of(file) };
    }
    return tables;
  });
}

/** Writes a stream to a file. @returns the sum of what was written */
async function save(stream: Readable, file: string): Promise<string> {
  const hash = createHash("sha256");
  await mkdir(path.dirname(file), { recursive: true, mode: OWN });
  const summed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(stream, summed, createWriteStream(file));
  return hash.digest("hex");
}

async function savePhotos(storage: Storage, folder: string): Promise<Manifest["photos"]> {
  const list = await open(photoList(folder), "wx", 0o600);
  let files = 0;
  try {
    for await (const { key } of storage.list("")) {
      const file = await storage.get(key);
      // Removed since it was listed.
      if (!file) continue;
      await list.appendFile(photoLine(key, await save(file.stream, photoFile(folder, key))));
      files += 1;
    }
  } finally {
    await list.close();
  }
  return { files, sha256: await sha256Of(photoList(folder)) };
}

/**
 * Saves database and photos into an empty folder. Photos come after the rows: a photo that came in
 * between is one too many, never one too few. @throws BackupRefused when the folder is not empty
 */
export async function backUp(
  from: OpenDatabase,
  storage: Storage,
  folder: string,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: OWN });
  if ((await readdir(folder)).length > 0) throw new BackupRefused("folderNotEmpty");
  await mkdir(path.join(folder, "tables"), { mode: OWN });
  const tables = await saveTables(from, folder);
  const photos = await savePhotos(storage, folder);
  const manifest: Manifest = { format: FORMAT, schema: migrationStamp(), tables, photos };
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest, null, 2), {
    mode: 0o600,
  });
  return manifest;
}
