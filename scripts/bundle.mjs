import path from "node:path";
import { build } from "esbuild";

/**
 * Bundles our own TypeScript for Node 20, which cannot run it; packages stay where they are.
 * Paths relative to the source (`import.meta.url`) mean nothing in a bundle.
 *
 * @param {Record<string, string>} entries file without `.mjs` under `folder` → TypeScript source
 * @param {string} folder inside the project, so that packages are found from it
 * @returns whether it worked; what did not has been said
 */
export async function bundle(entries, folder) {
  const work = build({
    entryPoints: Object.entries(entries).map(([out, source]) => ({
      in: path.resolve(source),
      out,
    })),
    outdir: path.resolve(folder),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    tsconfig: "tsconfig.json",
    sourcemap: true,
    logLevel: "warning",
  });
  return work.then(
    () => true,
    () => false,
  );
}
