import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Removed together with what they vouch for. */
export const INSTALL_STAMP = "node_modules/.machikado-stamp";
export const BUILD_STAMP = "dist/.stamp";

/** Everything the build reads, in a fixed order. */
const SOURCES = [
  "app",
  "db",
  "messages",
  "public",
  "server",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "scripts/build.mjs",
  "scripts/bundle.mjs",
  "tsconfig.json",
];

const NOT_BUILT_FROM = /(?:^|\/)(?:\.[^/]*|testing)$|^public\/maplibre$|\.test\.[a-z]+$/;

function filesBelow(place) {
  if (!existsSync(place) || NOT_BUILT_FROM.test(place)) return [];
  try {
    return readdirSync(place)
      .sort()
      .flatMap((name) => filesBelow(`${place}/${name}`));
  } catch (cause) {
    if (cause.code === "ENOTDIR") return [place];
    throw cause;
  }
}

/** Hash of names and contents of files and folders; what is missing counts as empty. */
export function hashOf(places, seed = "") {
  const hash = createHash("sha256").update(seed);
  for (const file of places.flatMap(filesBelow)) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Native packages depend on the machine and on Node's major version. */
const machine = () => `${process.versions.modules} ${process.platform} ${process.arch}`;

export function installStamp() {
  return hashOf(["package-lock.json"], machine());
}

export function buildStamp() {
  return hashOf(SOURCES, machine());
}

/** Whether `file` holds `stamp` and everything it vouches for is there. */
export function isStamped(file, stamp, ...needed) {
  if (![file, ...needed].every((one) => existsSync(one))) return false;
  return readFileSync(file, "utf8") === stamp;
}

/** The project's own folder: the scripts work from anywhere. */
export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
