import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { start, stop } from "../children.mjs";
import { PROJECT } from "../stamps.mjs";
import { freePort } from "../testing/postgres.mjs";
import { ask } from "./bare.mjs";
import { pause } from "./numbers.mjs";

const START_LIMIT_MS = 120_000;
/** Two nodes on one database need the same one. */
const SECRET = "benchmark-benchmark-benchmark-benchmark-bench";

/** `BENCH_NODE_ARGS="--cpu-prof --cpu-prof-dir=DIR"` leaves a profile of each web process there. */
const NODE_ARGUMENTS = (process.env.BENCH_NODE_ARGS ?? "").split(" ").filter(Boolean);

/** What a browser says of the encodings it takes. */
export const BROWSER = { "accept-encoding": "gzip, deflate, br" };

const lastLines = (file) => readFileSync(file, "utf8").trimEnd().split("\n").slice(-20).join("\n");

/** Polls until the address answers with 200. @returns milliseconds since `begun` */
export async function firstAnswer(url, address, begun, hasEnded, limitMs = START_LIMIT_MS) {
  const giveUpAt = performance.now() + limitMs;
  for (;;) {
    const answer = await ask(url, { path: address, headers: BROWSER }).catch(() => null);
    if (answer?.status === 200) return performance.now() - begun;
    if (hasEnded() || performance.now() > giveUpAt)
      throw new Error(`${address}: ${answer ? `status ${answer.status}` : "no answer"}`);
    await pause(10);
  }
}

/** The environment of a node in service, and nothing of the machine's own settings. */
export function serviceEnvironment({ databaseUrl, dataDir, port, mail, demo = false }) {
  const {
    DATABASE_URL,
    MAPBOX_TOKEN,
    S3_BUCKET,
    UPLOADTHING_TOKEN,
    MACHIKADO_DEMO,
    PUBLIC_URL,
    NEXTAUTH_URL,
    ...machine
  } = process.env;
  return {
    ...machine,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    PORT: String(port),
    MACHIKADO_DEMO: demo ? "1" : "0",
    MACHIKADO_SECRET: SECRET,
    MACHIKADO_WORKER: "inline",
    TRUST_PROXY: "1",
    NODE_ENV: "production",
    ...(mail ? { SMTP_URL: mail } : {}),
  };
}

/**
 * Starts a node of the production build and waits for its front page.
 *
 * @param {{ databaseUrl: string, dataDir: string, mail?: string, demo?: boolean }} options
 */
export async function startServer(options) {
  const port = await freePort();
  const logFile = path.join(options.dataDir, `server-${port}.log`);
  mkdirSync(options.dataDir, { recursive: true });
  const output = openSync(logFile, "w");
  const child = start(process.execPath, [...NODE_ARGUMENTS, "dist/serve.mjs"], {
    cwd: PROJECT,
    env: serviceEnvironment({ ...options, port }),
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const url = `http://127.0.0.1:${port}`;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  try {
    await firstAnswer(url, "/", performance.now(), hasEnded);
  } catch (cause) {
    await stop(child);
    throw new Error(`the server did not start (${cause.message})\n${lastLines(logFile)}`);
  }
  return { url, port, pid: child.pid, dataDir: options.dataDir, logFile, stop: () => stop(child) };
}
