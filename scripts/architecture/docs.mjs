import path from "node:path";

const TOP = /^(?:\.ci|app|db|docs|e2e|messages|public|scripts|server)(?:\/|$)/;
const ROOT_FILE = /^[\w.-]+\.(?:md|mjs|json|ts|yml)$/;
/** Made at build time or at first start. */
const GENERATED = /^(?:public\/maplibre|next-env\.d\.ts|secrets\.json)/;
// From here on a name stands for many, as in messages/<locale>/ or app/api/{a,b}.
const PLACEHOLDER = /[<*{…]|\.\.\./;

/** @returns the paths of this project that a text names in backticks. */
export function pathsNamed(text) {
  const code = text.replace(/^```[\s\S]*?^```/gm, "");
  return [...code.matchAll(/`([^`\n]+)`/g)]
    .map(([, name]) => name.trim().replace(/:\d+$/, ""))
    .filter((name) => !/\s/.test(name) && (TOP.test(name) || ROOT_FILE.test(name)))
    .filter((name) => !GENERATED.test(name));
}

function checkable(name) {
  const at = name.search(PLACEHOLDER);
  return (at === -1 ? name : name.slice(0, name.lastIndexOf("/", at))).replace(/\/$/, "");
}

/**
 * Paths in the documents that lead nowhere. A changelog tells of the past and is left alone.
 *
 * @param {(path: string) => boolean} exists
 */
export function docBreaks(tree, exists) {
  const breaks = [];
  // A name without a folder stands for every file called so, as in "each feature's schema.ts".
  const bareNames = new Set([...tree].map(([file]) => path.posix.basename(file)));
  for (const [file, text] of tree) {
    if (!file.endsWith(".md") || file === "CHANGELOG.md") continue;
    for (const name of pathsNamed(text)) {
      const place = checkable(name);
      if (
        bareNames.has(place) ||
        exists(place) ||
        exists(path.posix.join(path.posix.dirname(file), place))
      )
        continue;
      breaks.push(`${file}: \`${name}\` does not exist`);
    }
  }
  return breaks;
}
