import type { OpenDatabase } from "@/db/client.ts";
import { openDatabase } from "@/server/core/database.ts";
import { DatabaseInUse } from "@/server/platform/lock.ts";

/**
 * Runs a command of the terminal on this machine's database and closes it. When a running server
 * holds the embedded one, says so plainly and ends with 1.
 */
export async function withDatabase(work: (open: OpenDatabase) => Promise<void>): Promise<void> {
  let open: OpenDatabase;
  try {
    open = await openDatabase();
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
    console.error(
      "サーバーがこのデータを使っています。止めてから、もう一度実行してください。\n" +
        "The server is using this data. Stop it and try again.",
    );
    process.exitCode = 1;
    return;
  }
  try {
    await work(open);
  } finally {
    await open.close();
  }
}
