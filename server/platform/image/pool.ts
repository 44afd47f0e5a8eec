import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { log } from "../log.ts";
import { type Child, startChild } from "./child.ts";
import { ImageError } from "./image-error.ts";
import type {
  Answer,
  CleanJob,
  CleanPhoto,
  ImageJob,
  ImageResult,
  SizedPhoto,
  SizesJob,
} from "./messages.ts";
import { nextTask, type QueueRules, type Task } from "./queue.ts";

export type PoolOptions = QueueRules & {
  /** The bundled image process, an absolute path. */
  script: string;
  /** More than this many waiting: the next is `busy`. */
  maxWaiting: number;
  jobTimeoutMs: number;
  /** The process ends after so long without work. */
  idleMs: number;
  /** A process that holds more than this after a job is replaced. */
  heavyBytes: number;
};

export type ImagePool = {
  /** @throws ImageError with its code; `busy` when too many wait or it took too long */
  clean(job: Omit<CleanJob, "kind">): Promise<CleanPhoto>;
  /** @throws ImageError broken, busy */
  sizes(job: Omit<SizesJob, "kind">): Promise<SizedPhoto[]>;
  /** Starts the process ahead of a job: call it when an upload begins. */
  warm(): void;
  /** Ends the process; what waits or runs is rejected as `busy`. */
  close(): void;
};

type Pool = {
  options: PoolOptions;
  waiting: Task[];
  running: Map<number, Task>;
  child: Child | null;
  /** No new work for this process: it has grown. */
  draining: boolean;
  idleTimer: NodeJS.Timeout | null;
  closed: boolean;
  lastId: number;
};

const outputsOf = (job: ImageJob) =>
  job.kind === "clean" ? [job.output] : job.outputs.map((output) => output.path);

function settle(pool: Pool, task: Task, end: (task: Task) => void): void {
  if (task.timer) clearTimeout(task.timer);
  pool.running.delete(task.id);
  end(task);
}

/** Nothing half-made stays behind a refusal. */
function refuse(pool: Pool, task: Task, error: Error): void {
  settle(pool, task, () => {
    const files = outputsOf(task.job).map((file) => rm(file, { force: true }));
    void Promise.allSettled(files).then(() => task.reject(error));
  });
}

function retire(pool: Pool): void {
  pool.child?.retire();
  pool.child = null;
  pool.draining = false;
}

function answered(pool: Pool, answer: Answer): void {
  const task = pool.running.get(answer.id);
  if (task) {
    if ("result" in answer) settle(pool, task, () => task.resolve(answer.result));
    else if ("code" in answer) refuse(pool, task, new ImageError(answer.code, answer.limit));
    else refuse(pool, task, new Error(`image process: ${answer.failure}`));
  }
  if (answer.residentBytes > pool.options.heavyBytes) pool.draining = true;
  pump(pool);
}

/** Whatever ran is tried once more, by itself; what dies twice is the picture's own fault. */
function ended(pool: Pool, started: boolean): void {
  pool.child = null;
  pool.draining = false;
  for (const task of [...pool.running.values()].reverse()) {
    if (!started) refuse(pool, task, new Error("the image process did not start"));
    else if (++task.deaths > 1) refuse(pool, task, new ImageError("broken"));
    else {
      settle(pool, task, () => undefined);
      pool.waiting.unshift({ ...task, alone: true, timer: null });
    }
  }
  log.warn("image-process-ended", { started, waiting: pool.waiting.length });
  pump(pool);
}

function childOf(pool: Pool): Child {
  if (pool.child) return pool.child;
  const child: Child = startChild(pool.options.script, {
    answered: (answer) => answered(pool, answer),
    ended: (started) => {
      if (pool.child === child) ended(pool, started);
    },
  });
  pool.child = child;
  return child;
}

/** A decode that takes this long means a machine out of breath: the sender may try again. */
function timedOut(pool: Pool, task: Task): void {
  refuse(pool, task, new ImageError("busy"));
  // The others did nothing wrong, so this death is not counted against them.
  for (const other of pool.running.values()) other.deaths--;
  pool.child?.kill();
}

function start(pool: Pool, task: Task): void {
  pool.waiting.splice(pool.waiting.indexOf(task), 1);
  pool.running.set(task.id, task);
  task.timer = setTimeout(() => timedOut(pool, task), pool.options.jobTimeoutMs);
  childOf(pool).send({ id: task.id, job: task.job });
}

function rest(pool: Pool): void {
  if (pool.draining) retire(pool);
  if (!pool.child) return;
  pool.child.hold(false);
  pool.idleTimer = setTimeout(() => retire(pool), pool.options.idleMs);
  pool.idleTimer.unref();
}

function pump(pool: Pool): void {
  if (pool.idleTimer) clearTimeout(pool.idleTimer);
  if (pool.draining && pool.running.size === 0) retire(pool);
  while (!pool.draining) {
    const task = nextTask(
      pool.waiting,
      [...pool.running.values()],
      performance.now(),
      pool.options,
    );
    if (!task) break;
    start(pool, task);
  }
  if (pool.running.size > 0) pool.child?.hold(true);
  else rest(pool);
}

function enqueue<T extends ImageResult>(pool: Pool, job: ImageJob): Promise<T> {
  if (pool.closed || pool.waiting.length >= pool.options.maxWaiting) {
    return Promise.reject(new ImageError("busy"));
  }
  return new Promise<T>((resolve, reject) => {
    pool.waiting.push({
      id: ++pool.lastId,
      job,
      deaths: 0,
      alone: false,
      queuedAt: performance.now(),
      timer: null,
      resolve: resolve as (result: ImageResult) => void,
      reject,
    });
    pump(pool);
  });
}

function close(pool: Pool): void {
  pool.closed = true;
  const child = pool.child;
  pool.child = null;
  if (pool.idleTimer) clearTimeout(pool.idleTimer);
  const left = [...pool.running.values(), ...pool.waiting.splice(0)];
  for (const task of left) refuse(pool, task, new ImageError("busy"));
  child?.kill();
}

const defaults = (): PoolOptions => ({
  script: path.resolve(
    /*turbopackIgnore: true*/ process.env.MACHIKADO_IMAGE_PROCESS || "dist/image-process.mjs",
  ),
  // Two more than there are cores: while some are written and reported, the others decode.
  parallel: Math.min(4, os.availableParallelism() + 2),
  patienceMs: 20_000,
  maxWaiting: 200,
  jobTimeoutMs: 30_000,
  idleMs: 60_000,
  heavyBytes: 350_000_000,
});

/** A queue in front of one image process, which is started when it is needed. */
export function createImagePool(options: Partial<PoolOptions> = {}): ImagePool {
  const pool: Pool = {
    options: { ...defaults(), ...options },
    waiting: [],
    running: new Map(),
    child: null,
    draining: false,
    idleTimer: null,
    closed: false,
    lastId: 0,
  };
  return {
    clean: (job) => enqueue<CleanPhoto>(pool, { kind: "clean", ...job }),
    sizes: (job) => enqueue<SizedPhoto[]>(pool, { kind: "sizes", ...job }),
    warm: () => {
      if (pool.closed || pool.child) return;
      childOf(pool);
      pump(pool);
    },
    close: () => close(pool),
  };
}

const SHARED = Symbol.for("machikado.images");

/** The pool of this process: one, whichever bundle asks. */
export function imagePool(): ImagePool {
  const holder = globalThis as { [SHARED]?: ImagePool };
  holder[SHARED] ??= createImagePool();
  return holder[SHARED];
}
