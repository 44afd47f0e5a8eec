import path from "node:path";
import { backUp } from "@/server/core/backup/backup.ts";
import { environment } from "@/server/platform/env.ts";
import { storage } from "@/server/platform/storage.ts";
import { tellRefusal } from "./backup-sentences.ts";
import { withDatabase } from "./with-database.ts";

/** `npm run backup -- FOLDER`: database and photos into a new folder. */
const stamp = new Date().toISOString().replace(/[:.]/g, "-");
const folder = path.resolve(process.argv[2] ?? path.join(environment().dataDir, "backups", stamp));

await withDatabase(async (open) => {
  try {
    const { tables, photos } = await backUp(open, storage(), folder);
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    console.log(`${folder}\n${rows} rows, ${photos.files} photo files`);
  } catch (error) {
    tellRefusal(error);
  }
});
