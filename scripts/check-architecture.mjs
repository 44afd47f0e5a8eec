import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { docBreaks } from "./architecture/docs.mjs";
import { geoBreaks, layerBreaks } from "./architecture/layers.mjs";
import { lengthBreaks, nameBreaks, testWarning } from "./architecture/names.mjs";
import { readTree } from "./architecture/sources.mjs";

/** Rooms of `server`; imports go left only. */
export const ROOMS =
  "platform core accounts places media datasets reports responses events resources hackathons moderation notifications open311 open-data trpc worker".split(
    " ",
  );

/** The files of a feature. */
export const VOCABULARY =
  "schema lifecycle policy rules commands queries journal reactions jobs router".split(" ");

/** Empty, and stays so. */
const EXCEPTIONS = [];

/** @returns every break of the design as one line. */
export function architectureBreaks(tree, exists = existsSync) {
  return [
    ...layerBreaks(tree, ROOMS),
    ...geoBreaks(tree),
    ...nameBreaks(tree, ROOMS, VOCABULARY),
    ...lengthBreaks(tree),
    ...docBreaks(tree, exists),
  ].filter((line) => !EXCEPTIONS.includes(line));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const tree = readTree();
  const breaks = architectureBreaks(tree);
  for (const line of breaks) console.error(line);
  const warning = testWarning(tree);
  if (warning) console.log(`warning: ${warning}`);
  process.exit(breaks.length > 0 ? 1 : 0);
}
