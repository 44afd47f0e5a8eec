import type { OpenDatabase } from "@/db/client.ts";
import { createContext } from "@/server/core/context.ts";
import { REACTION_READY } from "@/server/core/journal.ts";
import { runReactions } from "@/server/core/reactions.ts";
import { imagePool } from "@/server/platform/image/pool.ts";
import { log } from "@/server/platform/log.ts";
import { closeMail } from "@/server/platform/mail.ts";
import { foldMapDeltas } from "@/server/reports/jobs.ts";
import { startSchedule } from "./jobs-queue.ts";
import { reactions } from "./registry.ts";

const POLL_MS = 2_000;

/** One round: whatever is due, then the map. A failure is told and the next round tries again. */
async function round(open: OpenDatabase): Promise<void> {
  try {
    await runReactions(open.db, reactions);
    await foldMapDeltas(
      await createContext({
        db: open.db,
        actor: { kind: "system" },
        locale: "ja",
        addressKey: null,
      }),
    );
  } catch (error) {
    log.error("worker round failed", {}, error);
  }
}

/**
 * Runs reactions and scheduled work until closed. Woken by a notice, with a poll every two seconds
 * as a net; rounds never overlap.
 */
export async function startWorker(open: OpenDatabase): Promise<() => Promise<void>> {
  let closed = false;
  let wake: () => void = () => {};
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = (async () => {
    while (!closed) {
      await round(open);
      if (!closed) await rest();
    }
  })();
  const stopListening = await open.listen(REACTION_READY, {
    onMessage: () => wake(),
    onLost: () => {},
    onBack: () => wake(),
  });
  const stopSchedule = await startSchedule(open);
  return async () => {
    closed = true;
    wake();
    await loop;
    await stopListening();
    await stopSchedule();
    imagePool().close();
    closeMail();
  };
}
