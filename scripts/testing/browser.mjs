import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "../children.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

const playwright = () => import("@playwright/test");

/** Some installed browsers are only signposts to a shop, or lack a library. */
async function opens(executablePath) {
  if (!executablePath || !existsSync(executablePath)) return false;
  const { chromium } = await playwright();
  try {
    const browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox"],
      timeout: 30_000,
    });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const { CHROMIUM_PATH, CHROME_PATH } = process.env;
  return [CHROMIUM_PATH, CHROME_PATH, ...onPath, MAC].filter((file) => file && existsSync(file));
}

async function downloaded() {
  const { chromium } = await playwright();
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const args = ["node_modules/@playwright/test/cli.js", "install", "chromium"];
  await run(process.execPath, args, { timeout: 300_000 });
  return chromium.executablePath();
}

async function systemPackage() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env, timeout: 300_000 });
  await run("apt-get", ["install", "-y", "chromium"], { env, timeout: 600_000 });
  return "/usr/bin/chromium";
}

/** @returns the path of a Chromium that opens, got by the first of these ways that works, or null. */
export async function findBrowser() {
  for (const file of installed()) {
    if (await opens(file)) return file;
  }
  for (const fetch of [downloaded, systemPackage]) {
    const file = await fetch();
    if (await opens(file)) return file;
  }
  return null;
}
