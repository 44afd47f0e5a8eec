import { isCode, isTest } from "./sources.mjs";

const LONGEST = 300;
const SAYS_NOTHING = /(?:^|-)(?:index|utils?|helpers?|types|constants|services?|managers?)$/;
/** Rooms whose files are named freely. */
const FREE = ["platform", "core", "trpc", "worker", "testing", "front", "cli"];
/** Words that may become a folder with a file per subject. */
const FOLDERS = ["commands", "queries", "rules"];
/** Parts of a feature that are big enough for a vocabulary of their own. */
const PARTS = { reports: ["triage"] };

const stem = (file) => file.split("/").at(-1).split(".")[0];

function breakOfFeature(file, rooms, vocabulary) {
  const [, room, ...inside] = file.split("/");
  if (inside.length === 0 || FREE.includes(room)) return null;
  if (!rooms.includes(room)) return `server/${room} is not in the order of rooms`;
  if (PARTS[room]?.includes(inside[0])) inside.shift();
  if (inside.length === 1 && vocabulary.includes(stem(file))) return null;
  if (inside.length === 2 && FOLDERS.includes(inside[0])) return null;
  return `not a word of the vocabulary (${vocabulary.join(" ")})`;
}

/** Names of files. @returns one line for each break */
export function nameBreaks(tree, rooms, vocabulary) {
  const breaks = [];
  for (const file of tree.keys()) {
    if (!isCode(file)) continue;
    if (SAYS_NOTHING.test(stem(file))) breaks.push(`${file}: the name says nothing`);
    if (!file.startsWith("server/") || isTest(file)) continue;
    const why = breakOfFeature(file, rooms, vocabulary);
    if (why) breaks.push(`${file}: ${why}`);
  }
  return breaks;
}

const linesOf = (text) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

/** Files nobody reads in one go. */
export function lengthBreaks(tree) {
  return [...tree]
    .filter(([file]) => !file.endsWith(".md") && !file.startsWith("db/migrations/"))
    .map(([file, text]) => [file, linesOf(text)])
    .filter(([, lines]) => lines > LONGEST)
    .map(([file, lines]) => `${file}: ${lines} lines, ${LONGEST} at most`);
}

/** A line when the server's tests are shorter than what they test. */
export function testWarning(tree) {
  let source = 0;
  let tests = 0;
  for (const [file, text] of tree) {
    if (!file.startsWith("server/") || !isCode(file)) continue;
    if (isTest(file) || file.startsWith("server/testing/")) tests += linesOf(text);
    else source += linesOf(text);
  }
  return tests >= source ? null : `server has ${tests} lines of tests for ${source} of source`;
}
