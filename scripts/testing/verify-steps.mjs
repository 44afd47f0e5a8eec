import { countVitest } from "./steps.mjs";

/** Another zone than the city's and the machine's, so that no test leans on either. */
export const TEST_ZONE = { TZ: "Asia/Kathmandu" };

export const vitest = (project) => (file) => [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--project",
  project,
  "--reporter=dot",
  "--reporter=json",
  `--outputFile.json=${file}`,
];

/** What needs no build, no database and no browser. */
export const VERIFY_STEPS = [
  { name: "format and lint", args: ["node_modules/@biomejs/biome/bin/biome", "check", "."] },
  { name: "types of routes", args: ["node_modules/next/dist/bin/next", "typegen"] },
  { name: "types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  { name: "architecture", args: ["scripts/check-architecture.mjs"] },
  { name: "messages", args: ["scripts/check-messages.mjs"] },
  { name: "unit tests", args: vitest("unit"), count: countVitest, env: TEST_ZONE },
];
