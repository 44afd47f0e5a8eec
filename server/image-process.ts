import { cleanPhoto } from "./platform/image/clean.ts";
import { prepareDecoder } from "./platform/image/decoder.ts";
import { ImageError } from "./platform/image/image-error.ts";
import { memoryGate } from "./platform/image/memory.ts";
import {
  type Answer,
  EXIT_TOO_LARGE,
  type ImageJob,
  type ImageResult,
  type Order,
  type Ready,
} from "./platform/image/messages.ts";
import { giveWay } from "./platform/image/niceness.ts";
import { sizedPhotos } from "./platform/image/sizes.ts";

/**
 * The image process: decodes what strangers send, apart from everything that holds people's data.
 * It is started by the pool (`platform/image/pool.ts`), takes orders with file paths, and may die
 * at any time without harm.
 */
const BUDGET_MEGABYTES = 330;
/** Passing this ends the process; the pool then tries the picture once more, alone. */
const CEILING_BYTES = 600_000_000;

const gate = memoryGate(BUDGET_MEGABYTES);
let busy = 0;

const run = (job: ImageJob): Promise<ImageResult> =>
  job.kind === "clean" ? cleanPhoto(job, gate) : sizedPhotos(job, gate);

const outcome = (error: unknown) =>
  error instanceof ImageError
    ? { code: error.code, limit: error.limit }
    : { failure: error instanceof Error ? error.message : String(error) };

async function answer({ id, job }: Order): Promise<void> {
  busy++;
  const end = await run(job).then((result) => ({ result }), outcome);
  busy--;
  const message: Answer = { id, residentBytes: process.memoryUsage.rss(), ...end };
  process.send?.(message);
}

function watchMemory(): void {
  const timer = setInterval(() => {
    if (busy > 0 && process.memoryUsage.rss() > CEILING_BYTES) process.exit(EXIT_TOO_LARGE);
  }, 20);
  timer.unref();
}

// Pages come first: threads made later inherit this.
await giveWay();
prepareDecoder();
watchMemory();
process.on("message", (order: Order) => void answer(order));
process.on("disconnect", () => process.exit(0));
const ready: Ready = { ready: true };
process.send?.(ready);
