import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** `node scripts/run.mjs FILE args…` runs one TypeScript file of ours. */
const [file, ...rest] = process.argv.slice(2);

if (!file || !existsSync(file)) {
  console.error(`${file ?? "?"}: このファイルはありません。 / There is no such file.`);
  process.exit(1);
}
if (!existsSync("node_modules/esbuild")) {
  console.error("先に npm start を一度実行してください。 / Please run npm start once first.");
  process.exit(1);
}

const { bundle } = await import("./bundle.mjs");
const name = file.replace(/\.[cm]?ts$/, "").replace(/[\\/]+/g, "-");
if (!(await bundle({ [name]: file }, ".cache/run"))) process.exit(1);
if (existsSync(".env")) process.loadEnvFile?.(".env");
process.env.NODE_ENV ??= "production";
process.argv = [process.execPath, path.resolve(file), ...rest];
await import(pathToFileURL(path.resolve(".cache/run", `${name}.mjs`)).href);
