import { openDatabase } from "@/server/core/database.ts";
import { PAGE_CHANGED } from "@/server/core/journal.ts";
import { environment } from "@/server/platform/env.ts";
import { log } from "@/server/platform/log.ts";
import { type PageChannel, pageChannel } from "./page-channel.ts";
import { startWorker } from "./start-worker.ts";

/** What the front offers to this side; see `server/front/bridge.ts`. */
type Front = {
  evict(tags: string[]): void;
  flush(): void;
  pause(): void;
  resume(): void;
  settleBy(channel: PageChannel): void;
  fail(cause: unknown): void;
  onClose(close: () => Promise<void>): void;
};

function tagsOf(payload: string): string[] {
  try {
    return JSON.parse(payload) as string[];
  } catch {
    return [];
  }
}

/** Joins a web process to the database: its page cache hears of changes, its worker runs. */
export async function startNode(front: Front): Promise<void> {
  const open = await openDatabase();
  const closing: (() => Promise<void>)[] = [];
  front.onClose(async () => {
    for (const close of closing.reverse()) await close();
    await open.close();
  });
  closing.push(
    await open.listen(PAGE_CHANGED, {
      onMessage: (payload) => front.evict(tagsOf(payload)),
      onLost: () => {
        front.pause();
        front.flush();
      },
      onBack: () => front.resume(),
    }),
  );
  front.settleBy(pageChannel(open));
  front.resume();
  if (environment().worker === "inline") closing.push(await startWorker(open));
  log.info("node started", { database: open.kind });
}
