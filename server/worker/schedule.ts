import type { Context } from "@/server/core/context.ts";
import { removeExpired } from "@/server/core/expiry.ts";
import { removeOrphanFiles, removeOrphanPhotos } from "@/server/media/jobs.ts";
import { log } from "@/server/platform/log.ts";
import { deleteUnconfirmed, recountMap, remindUnconfirmed } from "@/server/reports/jobs.ts";

async function recount(ctx: Context): Promise<void> {
  const counts = await recountMap(ctx);
  const write = counts.listed === counts.counted ? log.info : log.error;
  write("map recounted", counts);
}

/** Scheduled work by name, with its cron line in the city's time. */
export const schedule: Record<string, { cron: string; run: (ctx: Context) => Promise<unknown> }> = {
  "remind-unconfirmed": { cron: "10 * * * *", run: remindUnconfirmed },
  "delete-unconfirmed": { cron: "20 * * * *", run: deleteUnconfirmed },
  "remove-orphan-photos": { cron: "30 * * * *", run: removeOrphanPhotos },
  "remove-orphan-files": { cron: "20 3 * * *", run: removeOrphanFiles },
  "remove-expired": { cron: "40 3 * * *", run: removeExpired },
  "recount-map": { cron: "50 3 * * *", run: recount },
};
