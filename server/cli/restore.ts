import path from "node:path";
import { restore } from "@/server/core/backup/backup.ts";
import { openDatabase } from "@/server/core/database.ts";
import { storage } from "@/server/platform/storage.ts";

/** `npm run restore -- FOLDER`: a backup into an empty database and storage. */
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("使い方: npm run restore -- フォルダー\nUsage: npm run restore -- FOLDER");
  process.exit(2);
}
const open = await openDatabase();
try {
  const { tables, photos } = await restore(open, storage(), path.resolve(folder));
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  console.log(`${rows} rows, ${photos} photo files`);
} catch (error) {
  console.error(`戻せませんでした。 / Not restored: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await open.close();
}
