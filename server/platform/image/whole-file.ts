import { unlink, writeFile } from "node:fs/promises";

/**
 * Writes a file, whole or not at all. Not synced: it is on its way to storage, which syncs its own.
 * @throws when the disk is full or read-only
 */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { mode: 0o600 });
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  }
}
