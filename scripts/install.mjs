import { existsSync, writeFileSync } from "node:fs";
import { run } from "./children.mjs";
import { INSTALL_STAMP, installStamp, isStamped } from "./stamps.mjs";

export const isInstalled = () => isStamped(INSTALL_STAMP, installStamp(), "node_modules/next");

/** npm as it was called, or the one in PATH. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script && existsSync(script)) return [process.execPath, [script, ...args]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", args];
}

/**
 * Installs what the lock file names, build tools too, whatever NODE_ENV says.
 *
 * @returns null, or what npm wrote when it failed.
 */
export async function install() {
  const stamp = installStamp();
  const [command, args] = npm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
  const { code, output } = await run(command, args);
  if (code !== 0) return output;
  writeFileSync(INSTALL_STAMP, stamp);
  return null;
}
