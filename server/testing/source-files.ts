import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The project's folder; tests run from there. */
export const root = path.resolve(import.meta.dirname, "../..");

export type SourceFile = {
  /** From the project's folder, with slashes. */
  name: string;
  text: string;
  isTest: boolean;
  /** What it imports from our own files: names by file, `*` for all of them. */
  imports: Map<string, Set<string>>;
};

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(name);
    return /\.(ts|tsx|mts|mjs)$/.test(entry.name) ? [name] : [];
  });
}

/** Where an import leads, as a project path; null for a package. */
function target(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : null;
  if (base === null) return null;
  return [base, `${base}.ts`, `${base}.tsx`].find((name) => known.has(name)) ?? null;
}

const IMPORT = /(?:import|export)\s+(?:type\s+)?([\w*{}\s,$]*?)\s*from\s*["']([^"']+)["']/g;
const DYNAMIC = /import\(\s*["']([^"']+)["']\s*\)|import\s+["']([^"']+)["']/g;

/** `{ a, type B, c as d }` and `* as x` as the names that are taken. */
const namesIn = (clause: string): string[] =>
  clause.includes("*")
    ? ["*"]
    : clause
        .replace(/[{}]/g, ",")
        .split(",")
        .map(
          (part) =>
            part
              .trim()
              .replace(/^type\s+/, "")
              .split(/\s+as\s+/)[0] ?? "",
        )
        .filter(Boolean);

function importsOf(name: string, text: string, known: ReadonlySet<string>): SourceFile["imports"] {
  const imports: SourceFile["imports"] = new Map();
  const take = (specifier: string, names: string[]) => {
    const file = target(name, specifier, known);
    if (!file) return;
    const taken = imports.get(file) ?? new Set();
    for (const one of names) taken.add(one);
    imports.set(file, taken);
  };
  for (const [, clause = "", specifier = ""] of text.matchAll(IMPORT))
    take(specifier, namesIn(clause));
  for (const [, dynamic, bare] of text.matchAll(DYNAMIC)) take(dynamic ?? bare ?? "", ["*"]);
  return imports;
}

/** Our own TypeScript in these folders, and what imports what. */
export function readSources(folders: readonly string[], alone: readonly string[]): SourceFile[] {
  const names = [...folders.flatMap(filesBelow), ...alone];
  const known = new Set(names);
  return names.map((name) => {
    const text = readFileSync(path.join(root, name), "utf8");
    return {
      name,
      text,
      isTest: /\.test\.tsx?$/.test(name),
      imports: importsOf(name, text, known),
    };
  });
}
