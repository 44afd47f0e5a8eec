import { readdir } from "node:fs/promises";
import os from "node:os";

/**
 * Makes this process give way to others (10 on the Unix scale of -20 to 19). On Linux the number
 * belongs to each thread, and the pool that decodes was started before: so each is set.
 */
export async function giveWay(niceness = 10): Promise<void> {
  const threads = await readdir("/proc/self/task").catch(() => []);
  for (const id of [0, ...threads.map(Number)]) {
    try {
      os.setPriority(id, niceness);
    } catch {
      // Not allowed here, or the thread has gone; then it runs like any other.
    }
  }
}
