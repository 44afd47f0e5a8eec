import { spawn } from "node:child_process";

const PARENT_CHECK_MS = 500;
const running = new Set();
const cleanups = new Set();

/** Each child leads a group of its own, so that what it starts can be ended with it. */
const ownGroup = process.platform !== "win32";

function signalGroup(child, signal) {
  try {
    process.kill(ownGroup ? -child.pid : child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** Starts a program that will not outlive this process. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: ownGroup, windowsHide: true, ...options });
  running.add(child);
  child.once("error", () => running.delete(child));
  child.once("exit", () => running.delete(child));
  return child;
}

/** Runs a program to its end. `output` is what it wrote, unless `stdio` says otherwise. */
export function run(command, args, { onOutput = () => {}, ...options } = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    const hear = (chunk) => {
      output += chunk;
      onOutput(String(chunk));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", (error) => resolve({ code: 127, output: output + error.message }));
    child.once("close", (code, signal) => resolve({ code: code ?? 128, signal, output }));
  });
}

/** Asks a program to end and waits; after `limitMs` it is killed. */
export async function stop(child, signal = "SIGTERM", limitMs = 15_000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), limitMs);
  signalGroup(child, signal);
  await ended;
  clearTimeout(timer);
}

/** Called at the very end, whatever the reason; must be synchronous. */
export function atEnd(cleanup) {
  cleanups.add(cleanup);
}

/**
 * Ends this process and everything it started on a signal, and when its parent goes: npm dies of
 * SIGTERM without passing it on.
 */
export function endTogether() {
  const parent = process.ppid;
  process.on("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => process.exit(143));
  setInterval(() => process.ppid !== parent && process.exit(143), PARENT_CHECK_MS).unref();
  process.on("exit", () => {
    for (const child of running) signalGroup(child, "SIGKILL");
    for (const cleanup of cleanups) cleanup();
  });
}
