import { randomBytes } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import {
  chmod,
  copyFile,
  type FileHandle,
  mkdir,
  open,
  opendir,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import type { Storage, StoredEntry, StoredFile } from "../storage.ts";
import { checkedKey, checkedPrefix, checkedPut, contentTypeOf } from "./keys.ts";

/** Begins with a dot, so no key can name what is in it. */
const INCOMING = ".incoming";

const isMissing = (error: unknown) =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ENOENT" || error.code === "ENOTDIR");

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    // Windows cannot sync a folder; its file system journals names by itself.
    if (process.platform !== "win32") throw error;
  } finally {
    await handle.close();
  }
}

/** Makes a folder so that it is still there after a power cut: each new name is synced above it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) {
    await syncFolder(path.dirname(made));
  }
}

/** Copies rather than links, so that nobody can change what is kept by way of another name. */
async function writeSynced(source: string | Uint8Array, file: string): Promise<void> {
  if (typeof source === "string") {
    await copyFile(source, file, constants.COPYFILE_EXCL);
    await chmod(file, 0o600);
  } else await writeFile(file, source, { flag: "wx", mode: 0o600 });
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function put(root: string, key: string, source: string | Uint8Array): Promise<void> {
  const file = path.join(root, key);
  const incoming = path.join(root, INCOMING, randomBytes(12).toString("hex"));
  await makeFolder(path.dirname(incoming));
  await makeFolder(path.dirname(file));
  try {
    await writeSynced(source, incoming);
    await rename(incoming, file);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

async function opened(root: string, key: string): Promise<StoredFile | null> {
  let handle: FileHandle;
  try {
    handle = await open(path.join(root, key), constants.O_RDONLY);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const found = await handle.stat();
  if (!found.isFile()) {
    await handle.close();
    return null;
  }
  const stream = createReadStream("", { fd: handle });
  return { stream, size: found.size, contentType: contentTypeOf(key) };
}

async function* walk(root: string, folder: string): AsyncGenerator<StoredEntry> {
  const entries = await opendir(path.join(root, folder)).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for await (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const key = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* walk(root, key);
    else {
      // Removed meanwhile: then it is not there.
      const found = await stat(path.join(root, key)).catch(() => null);
      if (found) yield { key, size: found.size, modifiedAt: found.mtime };
    }
  }
}

async function* list(root: string, prefix: string): AsyncGenerator<StoredEntry> {
  const end = prefix.lastIndexOf("/");
  for await (const entry of walk(root, end < 0 ? "" : prefix.slice(0, end))) {
    if (entry.key.startsWith(prefix)) yield entry;
  }
}

/**
 * Files under one folder, each at its key. A file is written under another name, synced, renamed,
 * and the folder synced, so that what was acknowledged survives kill -9 and a power cut.
 * @param root absolute path, made when needed
 */
export function diskStorage(root: string): Storage {
  return {
    kind: "disk",
    put: async (key, source, contentType) => {
      checkedPut(key, contentType);
      await put(root, key, source);
    },
    get: async (key) => opened(root, checkedKey(key)),
    remove: async (keys) => {
      const files = keys.map((key) => path.join(root, checkedKey(key)));
      await Promise.all(files.map((file) => rm(file, { force: true })));
    },
    list: (prefix) => list(root, checkedPrefix(prefix)),
  };
}

/**
 * Removes halves of files that a killed process left behind.
 * @param root the storage's own folder, `DATA_DIR/photos`
 * @param before only what is older goes
 * @returns how many were removed
 */
export async function removeHalves(root: string, before: Date): Promise<number> {
  let removed = 0;
  const folder = path.join(root, INCOMING);
  const entries = await opendir(folder).catch(() => []);
  for await (const entry of entries) {
    const file = path.join(folder, entry.name);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile() || found.mtime >= before) continue;
    await rm(file, { force: true });
    removed++;
  }
  return removed;
}
