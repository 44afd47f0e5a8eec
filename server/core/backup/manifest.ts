import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { migrationStamp } from "@/db/template.ts";
import { BackupRefused } from "./refusal.ts";

/** What a backup says of itself; written last, so that half a backup has none. */
export type Manifest = {
  format: 2;
  schema: string;
  tables: Record<string, { rows: number; sha256: string }>;
  /** Number of files, and the sum of the list that names them with theirs. */
  photos: { files: number; sha256: string };
};

export const FORMAT = 2;

const manifestFile = (folder: string) => path.join(folder, "manifest.json");
export const tableFile = (folder: string, name: string) =>
  path.join(folder, "tables", `${name}.copy.gz`);
export const photoFile = (folder: string, key: string) => path.join(folder, "photos", key);
/** In the form that `sha256sum -c` reads, so that a backup can be checked without Machikado. */
export const photoList = (folder: string) => path.join(folder, "photos.sha256");

export const photoLine = (key: string, sha256: string) => `${sha256}  photos/${key}\n`;
const PHOTO_LINE = /^([0-9a-f]{64}) {2}photos\/(.+)$/;

/** @returns the sum of a file in hexadecimal */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** The photo files of a backup, one after the other: there may be millions. */
export async function* photosIn(folder: string): AsyncGenerator<{ key: string; sha256: string }> {
  const lines = createInterface({ input: createReadStream(photoList(folder)) });
  for await (const line of lines) {
    const [, sha256, key] = PHOTO_LINE.exec(line) ?? [];
    if (!sha256 || !key) throw new BackupRefused("damaged", "photos.sha256");
    yield { key, sha256 };
  }
}

async function check(file: string, sha256: string, name: string): Promise<void> {
  const found = await sha256Of(file).catch(() => null);
  if (found !== sha256) throw new BackupRefused("damaged", name);
}

async function parsed(folder: string): Promise<Manifest> {
  const text = await readFile(manifestFile(folder), "utf8").catch(() => null);
  if (text === null) throw new BackupRefused("noBackup");
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    throw new BackupRefused("damaged", "manifest.json");
  }
}

/**
 * Reads what a backup says of itself and holds every file against it.
 * @throws BackupRefused when it is no backup, of another version, or not whole
 */
export async function checkedManifest(folder: string): Promise<Manifest> {
  const manifest = await parsed(folder);
  if (manifest.format !== FORMAT) throw new BackupRefused("otherFormat");
  if (manifest.schema !== migrationStamp()) throw new BackupRefused("otherSchema");
  for (const [name, table] of Object.entries(manifest.tables))
    await check(tableFile(folder, name), table.sha256, name);
  await check(photoList(folder), manifest.photos.sha256, "photos.sha256");
  let files = 0;
  for await (const { key, sha256 } of photosIn(folder)) {
    await check(photoFile(folder, key), sha256, key);
    files += 1;
  }
  if (files !== manifest.photos.files) throw new BackupRefused("damaged", "photos.sha256");
  return manifest;
}
