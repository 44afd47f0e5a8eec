import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { atEnd, start, stop } from "../children.mjs";
import { PROJECT } from "../stamps.mjs";
import { freePort } from "../testing/postgres.mjs";
import { descendants, residentBytes } from "./memory.mjs";
import { median } from "./numbers.mjs";
import { firstAnswer, serviceEnvironment } from "./web-server.mjs";

const TIMES = 3;
/** The first start may have to install and to build. */
const LIMIT_MS = 15 * 60_000;

/** `npm start` as a person types it, until the front page is there. */
async function startOnce(options) {
  const port = await freePort();
  const begun = performance.now();
  const child = start("npm", ["start", "--silent"], {
    cwd: PROJECT,
    env: serviceEnvironment({ ...options, port }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output = (output + chunk).slice(-4_000);
    });
  const url = `http://127.0.0.1:${port}`;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  try {
    const [healthMs, frontMs] = await Promise.all([
      firstAnswer(url, "/api/health", begun, hasEnded, LIMIT_MS),
      firstAnswer(url, "/", begun, hasEnded, LIMIT_MS),
    ]);
    const [pid] = descendants(child.pid, "dist/serve.mjs").slice(-1);
    return { healthMs, frontMs, bytes: pid ? residentBytes(pid) : null };
  } catch (cause) {
    throw new Error(`npm start: ${cause.message}\n${output}`);
  } finally {
    await stop(child);
  }
}

/** The first start prepares everything; those after it are measured. */
async function laterStarts(options) {
  const first = await startOnce(options);
  const later = [];
  for (let i = 0; i < TIMES; i++) later.push(await startOnce(options));
  const middle = (name) => median(later.map((one) => one[name]).filter((one) => one !== null));
  return {
    first: first.frontMs,
    healthMs: middle("healthMs"),
    frontMs: middle("frontMs"),
    bytes: middle("bytes"),
  };
}

/** From `npm start`, with everything in place, to the health answer and the first front page. */
export async function measureStarts(database) {
  const folder = mkdtempSync(path.join(tmpdir(), "machikado-bench-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return {
    postgres: await laterStarts({ databaseUrl: database.url, dataDir: database.dataDir }),
    embedded: await laterStarts({ databaseUrl: null, dataDir: folder, demo: true }),
  };
}
