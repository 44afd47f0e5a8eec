import { describe, expect, test } from "vitest";
import { readSources, type SourceFile } from "./source-files.ts";

const sources = readSources(["app", "server", "db"], ["instrumentation.ts"]);
const code = sources.filter(({ isTest, name }) => !isTest && !name.startsWith("server/testing/"));
const tests = sources.filter(({ isTest }) => isTest);

/** Where requests, jobs and people at the command line come in. */
const DOORS = [
  /^app\//,
  /^instrumentation\.ts$/,
  /^server\/[^/]+\/router\.ts$/,
  /^server\/worker(\.ts|\/)/,
  /^server\/cli\//,
];
const isDoor = ({ name }: SourceFile) => DOORS.some((door) => door.test(name));

type Exported = { file: SourceFile; name: string; kind: "command" | "query" };

/** Exported functions of commands and queries whose first parameter is the context. */
const FUNCTION = /export (?:async function|const) (\w+)\s*(?:=\s*(?:async\s*)?)?\(\s*ctx\b/g;
const PLACE = /^server\/[^/]+\/(commands|queries)(\.ts$|\/)/;

const exported: Exported[] = code.flatMap((file) => {
  const kind = PLACE.exec(file.name)?.[1];
  if (!kind) return [];
  return [...file.text.matchAll(FUNCTION)].map(([, name = ""]) => ({
    file,
    name,
    kind: kind === "commands" ? "command" : "query",
  }));
});

const takes = (file: SourceFile, { file: from, name }: Exported) => {
  const names = file.imports.get(from.name);
  return names !== undefined && (names.has(name) || names.has("*"));
};

/** Files that a door leads to, by any chain of imports. */
const reached = new Set<string>();
const queue = code.filter(isDoor);
for (let file = queue.pop(); file; file = queue.pop()) {
  if (reached.has(file.name)) continue;
  reached.add(file.name);
  const next = [...file.imports.keys()];
  queue.push(...code.filter(({ name }) => next.includes(name)));
}

/** Used by a file that a door leads to, or beside another function of its own file. */
function isReached(one: Exported): boolean {
  const uses = code.filter((file) => file !== one.file && takes(file, one));
  if (uses.some((file) => reached.has(file.name))) return true;
  const inOwnFile = one.file.text.match(new RegExp(`\\b${one.name}\\b`, "g"))?.length ?? 0;
  return inOwnFile > 1 && reached.has(one.file.name);
}

/**
 * A command is what a door or a page calls. What only other commands use, inside their transaction,
 * is a part of them and is refused by them.
 */
const isCalledFromOutside = (one: Exported) =>
  code.some((file) => file !== one.file && takes(file, one) && !PLACE.test(file.name));

const REFUSALS = /refused|forbidden|conflict|not found|invalid|too many/;
const LITERAL = /(["'`])((?:\\.|(?!\1)[^\\])*)\1/g;
const titles = tests.flatMap(({ text }) =>
  [...text.matchAll(LITERAL)].map(([, , title = ""]) => title),
);

/** A title that names the command and how it refuses; of a `describe` it counts for its tests. */
const hasRefusal = (name: string) =>
  titles.some((title) => new RegExp(`\\b${name}\\b`).test(title) && REFUSALS.test(title));

test("there are commands and queries to look at", () => {
  const names = exported.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(["submitReport", "reportPage", "wards", "photoFile"]),
  );
  expect(new Set(names).size).toBe(names.length);
});

describe("every command", () => {
  const commands = exported.filter((one) => one.kind === "command" && isCalledFromOutside(one));

  test.each(commands)("$name has a test in which it is refused", ({ name }) => {
    expect(hasRefusal(name)).toBe(true);
  });

  test.each(commands)("$name asks who may", ({ file, name }) => {
    const body = file.text.slice(file.text.indexOf(`function ${name}`));
    expect(body.slice(0, 1_200)).toMatch(/authorize\(|[pP]olicy\./);
  });
});

describe("every command and query", () => {
  test.each(exported)("$kind $name can be reached by a door", (one) => {
    expect(isReached(one)).toBe(true);
  });
});

test("no door writes or reads the database by itself", () => {
  const doors = code.filter(({ name }) => name.startsWith("app/"));
  const wrong = doors.filter((file) =>
    [...file.imports].some(([name, names]) => name.startsWith("db/") && !isTypeOnly(file, names)),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

/** True when every name is imported as a type. */
function isTypeOnly(file: SourceFile, names: ReadonlySet<string>): boolean {
  return [...names].every((name) =>
    new RegExp(`import type [^;]*\\b${name}\\b|\\btype ${name}\\b`).test(file.text),
  );
}
