import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { giveUp } from "./progress.mjs";

const OLDEST_NODE = [20, 9];

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  giveUp(
    `Node.js ${OLDEST_NODE.join(".")} 以上が必要です（いまは ${version}）。https://nodejs.org から新しいものを入れてください。`,
    `Node.js ${OLDEST_NODE.join(".")} or newer is needed (this is ${version}). Get it from https://nodejs.org.`,
  );
}

/** One level after the other: where nothing can be made, Node's own recursion does not end. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

/** Writes and removes a file: permissions, read-only disks and full disks all show. */
export function checkWritable(folder) {
  const probe = path.join(folder, `.write-test-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    giveUp(
      `フォルダー ${folder} に書き込めません（${cause.code}）。許可と空き容量をご確認ください。`,
      `The folder ${folder} cannot be written to (${cause.code}). Check its permissions and the free space.`,
    );
  }
}

/** When a process started, as the kernel tells it; "" where there is no /proc. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** The same pid that started at another time is another process. */
export function isAlive({ pid, startedAt = "" }) {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (cause.code !== "EPERM") return false;
  }
  const actual = startOf(pid);
  return startedAt === "" || actual === "" || actual === startedAt;
}

export const self = () => ({ pid: process.pid, startedAt: startOf(process.pid) });

/** @returns what a lock file says of its holder, or null when there is none or it has ended. */
export function liveHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, "utf8"));
    return isAlive(holder) ? holder : null;
  } catch {
    return null;
  }
}

/** The server itself takes this lock (`server/platform/lock.ts`); here it is only looked at. */
export function checkDataUnused(dataDir) {
  const holder = liveHolder(path.join(dataDir, "machikado.lock"));
  if (!holder) return;
  giveUp(
    `同じデータ（${dataDir}）で、もう一つのまちかどが動いています（プロセス ${holder.pid}）。そちらを止めるか、DATA_DIR に別のフォルダーを指定してください。`,
    `Another copy of Machikado (process ${holder.pid}) runs on the same data (${dataDir}). Stop it, or set DATA_DIR to another folder.`,
  );
}

const LISTEN_FAILURES = {
  EADDRINUSE: (port) => [
    `ポート ${port} はほかのプログラムが使っています。PORT=${port + 1} npm start のように別の番号を指定してください。`,
    `Port ${port} is in use by another program. Choose another one, for example PORT=${port + 1} npm start.`,
  ],
  EACCES: (port) => [
    `ポート ${port} を使う許可がありません。1024 以上の番号を PORT で指定してください。`,
    `Port ${port} is not allowed for this user. Set PORT to 1024 or more.`,
  ],
};

export async function checkPort(host, port) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    giveUp("PORT は 1 から 65535 までの番号です。", "PORT must be a number from 1 to 65535.");
  }
  const failure = await new Promise((resolve) => {
    const server = createServer();
    server.once("error", (cause) => resolve(cause.code ?? "?"));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
  if (failure === null) return;
  const words =
    LISTEN_FAILURES[failure] ??
    (() => [
      `HOST に指定された「${host}」で待つことができません（${failure}）。`,
      `Cannot listen on “${host}”, which HOST is set to (${failure}).`,
    ]);
  giveUp(...words(port));
}
