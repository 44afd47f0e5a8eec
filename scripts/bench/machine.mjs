import { execFileSync } from "node:child_process";
import os from "node:os";
import { PROJECT } from "../stamps.mjs";

function git(...args) {
  try {
    const stdio = ["ignore", "pipe", "ignore"];
    return execFileSync("git", args, { cwd: PROJECT, encoding: "utf8", stdio }).trim();
  } catch {
    return "";
  }
}

/** Short name of the commit, with a mark when files differ from it; "unknown" without git. */
export function commitNow() {
  const commit = git("rev-parse", "--short=10", "HEAD");
  if (!commit) return "unknown";
  const changed = git("status", "--porcelain", "--untracked-files=no")
    .split("\n")
    .filter((line) => line && !line.endsWith("docs/benchmarks.md"));
  return changed.length > 0 ? `${commit} with changes` : commit;
}

/** What the figures were measured on. */
export function machineNow(settings) {
  const [cpu] = os.cpus();
  return {
    cpu: cpu?.model.trim() ?? "unknown",
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    /** Work of others on the machine, per core, when the run began. */
    loadAtStart: os.loadavg()[0] / os.availableParallelism(),
    postgres: settings,
  };
}
