import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** Bytes of a line of `/proc/PID/status`, null where there is none (other systems; it has ended). */
function statusBytes(pid, name) {
  try {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(
      readFileSync(`/proc/${pid}/status`, "utf8"),
    );
    return found ? Number(found[1]) * 1_024 : null;
  } catch {
    return null;
  }
}

/** What a process holds in memory now, in bytes. */
export const residentBytes = (pid) => statusBytes(pid, "VmRSS");
/** The most it held since it began, or since `forgetPeak`. */
export const peakBytes = (pid) => statusBytes(pid, "VmHWM");

/** The kernel counts the peak anew from here. @returns whether it does */
export function forgetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
    return true;
  } catch {
    return false;
  }
}

function parentAndCommand(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return { parent, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") };
  } catch {
    return null;
  }
}

/** Pids below `ancestor` whose command line has `word`. */
export function descendants(ancestor, word) {
  let pids = [];
  try {
    pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  const known = new Map(pids.map((pid) => [Number(pid), parentAndCommand(pid)]));
  const isBelow = (pid) => {
    const parent = known.get(pid)?.parent;
    return parent === ancestor || (parent > 1 && isBelow(parent));
  };
  return [...known.keys()].filter((pid) => known.get(pid)?.command.includes(word) && isBelow(pid));
}

/** Watches a process that others start and end: the most that one of its name ever held. */
export function watchChildren(ancestor, word, everyMs = 200) {
  let most = 0;
  const look = () => {
    for (const pid of descendants(ancestor, word)) most = Math.max(most, peakBytes(pid) ?? 0);
  };
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    look();
    return most || null;
  };
}
