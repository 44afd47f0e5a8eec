import { open, unlink } from "node:fs/promises";

/**
 * Writes a file and returns when it is on the disk; leaves nothing behind when that fails.
 * @throws when the disk is full or read-only
 */
export async function writeSyncedFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}
