import path from "node:path";
import { backUp } from "@/server/core/backup/backup.ts";
import { openDatabase } from "@/server/core/database.ts";
import { environment } from "@/server/platform/env.ts";
import { DatabaseInUse } from "@/server/platform/lock.ts";
import { storage } from "@/server/platform/storage.ts";

/** `npm run backup -- FOLDER`: database and photos into a new folder. */
const stamp = new Date().toISOString().replace(/[:.]/g, "-");
const folder = path.resolve(process.argv[2] ?? path.join(environment().dataDir, "backups", stamp));
try {
  const open = await openDatabase();
  const { tables, photos } = await backUp(open, storage(), folder);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  console.log(`${folder}\n${rows} rows, ${photos} photo files`);
  await open.close();
} catch (error) {
  if (!(error instanceof DatabaseInUse)) throw error;
  console.error(
    "サーバーがこのデータを使っています。止めてから、もう一度実行してください。\n" +
      "The server is using this data. Stop it and try again.",
  );
  process.exitCode = 1;
}
