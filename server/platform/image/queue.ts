import type { ImageJob, ImageResult } from "./messages.ts";

export type Task = {
  id: number;
  job: ImageJob;
  /** How often the process died with it. */
  deaths: number;
  /** Runs with no other: it was there when the process died. */
  alone: boolean;
  /** Milliseconds on the monotonic clock. */
  queuedAt: number;
  timer: NodeJS.Timeout | null;
  resolve: (result: ImageResult) => void;
  reject: (error: Error) => void;
};

export type QueueRules = { parallel: number; patienceMs: number };

const isBackground = (task: Task) => task.job.kind === "sizes";

/**
 * Which waiting task may start now. Somebody waits for a clean photo, nobody for its sizes: those
 * start when no photo is there, or when they have waited longer than `patienceMs`, one at a time.
 */
export function nextTask(
  waiting: readonly Task[],
  running: readonly Task[],
  now: number,
  { parallel, patienceMs }: QueueRules,
): Task | null {
  if (running.length >= parallel || running.some((task) => task.alone)) return null;
  const retried = waiting.find((task) => task.alone);
  if (retried) return running.length === 0 ? retried : null;
  const urgent = waiting.find((task) => !isBackground(task)) ?? null;
  const background = running.some(isBackground) ? null : (waiting.find(isBackground) ?? null);
  if (background && now - background.queuedAt > patienceMs) return background;
  if (urgent) return urgent;
  return running.length === 0 ? background : null;
}
