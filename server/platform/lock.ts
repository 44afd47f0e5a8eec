import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export type LockHolder = { pid: number; startedAt: string };

/** When a process started, as the kernel tells it; "" where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function isAlive({ pid, startedAt }: LockHolder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  // A number is given again after a restart: the same pid that started at another time is another.
  return startedAt === "" || startOf(pid) === "" || startOf(pid) === startedAt;
}

export const lockFile = (dataDir: string) => path.join(dataDir, "machikado.lock");

/** Who holds the embedded database of a folder, if that process still lives. */
export function lockHolder(dataDir: string): LockHolder | null {
  try {
    const holder = JSON.parse(readFileSync(lockFile(dataDir), "utf8")) as LockHolder;
    return isAlive(holder) ? holder : null;
  } catch {
    return null;
  }
}

export class DatabaseInUse extends Error {
  readonly pid: number;
  constructor(pid: number) {
    super(`another copy (process ${pid}) uses this data`);
    this.name = "DatabaseInUse";
    this.pid = pid;
  }
}

/**
 * Takes the lock of an embedded database: two processes on one folder would lose rows without a
 * word. The lock file is made whole and linked into place, so that one of many starters gets it.
 * @returns a function that gives it back @throws DatabaseInUse
 */
export function takeDatabaseLock(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = lockFile(dataDir);
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(mine, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        const holder = lockHolder(dataDir);
        if (holder && holder.pid !== process.pid) throw new DatabaseInUse(holder.pid);
        rmSync(file, { force: true });
      }
    }
    throw new DatabaseInUse(0);
  } finally {
    rmSync(mine, { force: true });
  }
}
