import path from "node:path";
import { restore } from "@/server/core/backup/restore.ts";
import { storage } from "@/server/platform/storage.ts";
import { tellRefusal } from "./backup-sentences.ts";
import { withDatabase } from "./with-database.ts";

/** `npm run restore -- FOLDER`: a backup into an empty database and storage. */
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("使い方: npm run restore -- フォルダー\nUsage: npm run restore -- FOLDER");
  process.exit(2);
}

await withDatabase(async (open) => {
  try {
    const { tables, photos } = await restore(open, storage(), path.resolve(folder));
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    console.log(`${rows} rows, ${photos.files} photo files`);
  } catch (error) {
    tellRefusal(error);
  }
});
