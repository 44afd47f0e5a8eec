import { openDatabase } from "@/server/core/database.ts";
import { log } from "@/server/platform/log.ts";
import { startWorker } from "./worker/start-worker.ts";

/** `npm run worker`: reactions and scheduled work in a process of its own, any number of them. */
const open = await openDatabase();
const stop = await startWorker(open);
log.info("worker started");

async function end(): Promise<void> {
  await stop();
  await open.close();
  process.exit(0);
}
process.once("SIGTERM", end);
process.once("SIGINT", end);
