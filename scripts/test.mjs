import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { atEnd, endTogether } from "./children.mjs";
import { install, isInstalled } from "./install.mjs";
import { step } from "./progress.mjs";
import { BUILD_STAMP, buildStamp, isStamped, PROJECT } from "./stamps.mjs";
import { checkNode } from "./start-checks.mjs";

/** `npm test`: everything, with what it needs. The last line is `N passed, N failed`. */
checkNode();
process.chdir(PROJECT);
endTogether();

const total = { passed: 0, failed: 0 };
const notRun = [];

function finish() {
  for (const line of notRun) console.log(`not run: ${line}`);
  const required = process.env.REQUIRE_ALL === "1" ? notRun.length : 0;
  const failed = total.failed + required;
  console.log(`${total.passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

if (!isInstalled()) {
  const failure = await step("部品を入れています", "installing packages", install);
  if (failure !== null) {
    console.error(failure);
    total.failed += 1;
    notRun.push("everything (the packages could not be installed)");
    finish();
  }
}

// These load packages, so they wait for the installation.
const { countPlaywright, countVitest, runStep } = await import("./testing/steps.mjs");
const { TEST_ZONE, VERIFY_STEPS, vitest } = await import("./testing/verify-steps.mjs");
const { freePort, postgresForTests } = await import("./testing/postgres.mjs");
const { findBrowser } = await import("./testing/browser.mjs");

async function add(one) {
  const { passed, failed } = await runStep(one);
  total.passed += passed;
  total.failed += failed;
  return failed === 0;
}

async function build() {
  if (isStamped(BUILD_STAMP, buildStamp(), "dist/serve.mjs", ".next/BUILD_ID")) return true;
  return add({ name: "build", args: ["scripts/build.mjs"] });
}

const databaseTests = (name, env) =>
  add({ name, args: vitest("database"), count: countVitest, env: { ...TEST_ZONE, ...env } });

async function endToEnd(postgres) {
  const browser = await findBrowser();
  if (!browser)
    return void notRun.push("end-to-end tests (no Chromium could be found or installed)");
  const dataDir = mkdtempSync(path.join(tmpdir(), "machikado-e2e-"));
  atEnd(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
  const port = await freePort();
  await add({
    name: "end-to-end tests",
    args: ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    count: countPlaywright,
    loud: true,
    env: (file) => ({
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      CHROMIUM_PATH: browser,
      E2E_PORT: String(port),
      E2E_DATA_DIR: dataDir,
      ...(postgres.url ? { E2E_POSTGRES_URL: postgres.url } : {}),
    }),
  });
}

for (const one of VERIFY_STEPS) await add(one);
const isBuilt = await build();
await databaseTests("database tests, embedded", { TEST_DATABASE: "embedded" });
const postgres = await postgresForTests();
if (postgres.url) {
  const env = { TEST_DATABASE: "postgres", TEST_DATABASE_URL: postgres.url };
  await databaseTests("database tests, PostgreSQL", env);
} else {
  notRun.push(`database tests on PostgreSQL (${postgres.reason})`);
}
const hasEndToEnd = existsSync("e2e") && readdirSync("e2e").length > 0;
if (!isBuilt) notRun.push("end-to-end tests (the build failed)");
else if (!hasEndToEnd) notRun.push("end-to-end tests (there are none)");
else await endToEnd(postgres);
await postgres.stop?.();
finish();
