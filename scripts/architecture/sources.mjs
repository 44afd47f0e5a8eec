import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const FOLDERS = ["app", "db", "docs", "e2e", "scripts", "server"];
const READ = /\.(?:tsx?|mjs|css|md)$/;

function walk(place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .filter((name) => !name.startsWith(".") && name !== "node_modules")
    .flatMap((name) => walk(path.posix.join(place, name)));
}

/** Every file we write by hand, by its path from the root: `[path, text]`. */
export function readTree() {
  const atRoot = readdirSync(".").filter((name) => READ.test(name) && statSync(name).isFile());
  const files = [...atRoot, ...FOLDERS.flatMap(walk)].filter((file) => READ.test(file));
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}

export const isTest = (file) => /\.test\.[a-z]+$|(?:^|\/)e2e\//.test(file);
export const isCode = (file) => /\.(?:tsx?|mjs)$/.test(file);

/** Blanks comments out, keeping lines and strings. */
export function withoutComments(text) {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(^|[^:\\])\/\/[^\n]*/g,
    (_, string, before) => string ?? before ?? "",
  );
}

const STATEMENT =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?([^"';]*?)\s*from\s*["']([^"']+)["']|(?:^|[\n;])\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

const onlyTypes = (names) =>
  /^\{[^}]*\}$/.test(names) &&
  names
    .slice(1, -1)
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .every((name) => name.startsWith("type "));

/** `@/x` and `./x` become paths from the root; packages stay as they are. */
function resolve(from, target) {
  if (target.startsWith("@/")) return path.posix.normalize(target.slice(2));
  if (target.startsWith(".")) return path.posix.join(path.posix.dirname(from), target);
  return target;
}

/** @returns what a file imports: `{ target, typeOnly }`, target a path from the root or a package. */
export function importsOf(file, text) {
  return [...withoutComments(text).matchAll(STATEMENT)].map(
    ([, typeWord, names, from, bare, dynamic]) => ({
      target: resolve(file, from ?? bare ?? dynamic),
      typeOnly: Boolean(typeWord) || (from !== undefined && onlyTypes(names)),
    }),
  );
}
