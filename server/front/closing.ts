import type { Server } from "node:http";
import { log } from "../platform/log.ts";

type Close = () => Promise<void>;

const HTTP_LIMIT_MS = 10_000;
const CALLBACK_LIMIT_MS = 10_000;
const PARENT_CHECK_MS = 500;

/** @returns whether `work` ended well in time. It is not stopped, only no longer waited for. */
async function within(limitMs: number, work: Close): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([work().then(() => true), tooLate]);
  } catch (cause) {
    log.error("close_failed", {}, cause);
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Stops taking connections and waits for the answers under way; then cuts what is left. */
async function closeHttp(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  if (await within(limitMs, () => closed)) return;
  server.closeAllConnections();
  await closed;
}

export type Closing = {
  /** Called after HTTP, in the order given. */
  onClose(close: Close): void;
  /** Closes once, however often it is asked. */
  close(): Promise<void>;
};

/** The one order of going down: HTTP, then what was registered (jobs, database). */
export function createClosing(
  server: Server,
  limits: { httpMs: number; callbackMs: number } = {
    httpMs: HTTP_LIMIT_MS,
    callbackMs: CALLBACK_LIMIT_MS,
  },
): Closing {
  const callbacks: Close[] = [];
  let closed: Promise<void> | null = null;
  const run = async () => {
    await closeHttp(server, limits.httpMs);
    for (const callback of callbacks) {
      if (!(await within(limits.callbackMs, callback))) log.warn("close_incomplete");
    }
  };
  return {
    onClose: (close) => void callbacks.push(close),
    close: () => {
      closed ??= run();
      return closed;
    },
  };
}

/**
 * Calls `stop` when the process is asked to end. Under npm also when its parent goes: npm and its
 * shell die of SIGTERM without passing it on. Without npm a parent may go (nohup, a closed shell).
 */
export function watchForEnd(stop: () => void, source: NodeJS.ProcessEnv = process.env): void {
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (!source.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, PARENT_CHECK_MS).unref();
}
