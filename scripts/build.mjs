import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundle } from "./bundle.mjs";
import { endTogether, run } from "./children.mjs";
import { BUILD_STAMP, buildStamp, PROJECT } from "./stamps.mjs";

/** What runs outside Next: file in `dist` without `.mjs` → source. */
const ENTRIES = {
  serve: "server/front/serve.ts",
  worker: "server/worker.ts",
  "image-process": "server/image-process.ts",
  setup: "server/cli/setup.ts",
};

/** MapLibre loads its worker by address; the bundler would not send it along. */
function copyMapWorker() {
  mkdirSync("public/maplibre", { recursive: true });
  for (const file of ["maplibre-gl-worker.mjs", "maplibre-gl-shared.mjs"]) {
    copyFileSync(
      path.join("node_modules/maplibre-gl/dist", file),
      path.join("public/maplibre", file),
    );
  }
}

function commandLineEntries() {
  if (!existsSync("server/cli")) return {};
  const files = readdirSync("server/cli").filter((file) => /^[^.]+\.ts$/.test(file));
  return Object.fromEntries(
    files.map((file) => [`cli/${file.slice(0, -3)}`, `server/cli/${file}`]),
  );
}

async function buildPages() {
  const { code } = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) process.exit(1);
}

process.chdir(PROJECT);
endTogether();
const stamp = buildStamp();
rmSync(BUILD_STAMP, { force: true });
copyMapWorker();
const entries = { ...ENTRIES, ...commandLineEntries() };
const present = Object.entries(entries).filter(([, source]) => existsSync(source));
rmSync("dist", { recursive: true, force: true });
if (!(await bundle(Object.fromEntries(present), "dist"))) process.exit(1);
await buildPages();
writeFileSync(BUILD_STAMP, stamp);
process.exit(0);
