import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { atEnd } from "./children.mjs";
import { say } from "./progress.mjs";
import { liveHolder, self } from "./start-checks.mjs";

const POLL_MS = 300;
const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

/** Linked into place whole, so that one of many gets it. */
function tryTake(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(self()));
  try {
    linkSync(mine, file);
    return true;
  } catch (cause) {
    if (cause.code !== "EEXIST") throw cause;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moves away the lock of a process that has ended; puts it back when it was taken meanwhile. */
function clearStale(file) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (liveHolder(aside)) {
    try {
      linkSync(aside, file);
    } catch {
      // Somebody has a lock again: that one counts.
    }
  }
  rmSync(aside, { force: true });
}

function release(file) {
  try {
    if (JSON.parse(readFileSync(file, "utf8")).pid === process.pid) rmSync(file);
  } catch {
    // It is gone already.
  }
}

/** Waits until no other start prepares the same folder; given back at the end of the process. */
export async function takeStartLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  let said = false;
  while (!tryTake(file)) {
    const holder = liveHolder(file);
    if (!holder) {
      clearStale(file);
      continue;
    }
    if (!said) {
      say(
        `別の開始処理（プロセス ${holder.pid}）が準備しているので待ちます…`,
        `another start (process ${holder.pid}) is preparing; waiting…`,
      );
    }
    said = true;
    await pause();
  }
  atEnd(() => release(file));
}
