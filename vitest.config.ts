import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };
const onDatabase = ["commands", "queries", "reactions", "jobs", "router", "database"];

/** Two projects: `unit` needs nothing; `database` clones a template database for each worker. */
export default defineConfig({
  test: {
    // A zone that is nobody's here and a quarter hour off: no day may lean on the machine's.
    env: { TZ: "Asia/Kathmandu" },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          pool: "forks",
          maxWorkers: 2,
          // A new process for each of a hundred files takes longer than what they check.
          isolate: false,
          // Nothing here takes a second on a quiet machine; a busy one is no failure.
          testTimeout: 20_000,
          include: ["{server,db,app,scripts}/**/*.test.{ts,tsx,mjs}"],
          exclude: onDatabase.flatMap((kind) => [
            `**/${kind}.test.ts`,
            `**/*.${kind}.test.ts`,
            `**/${kind}/**/*.test.ts`,
          ]),
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: onDatabase.flatMap((kind) => [
            `{server,db}/**/${kind}.test.ts`,
            `{server,db}/**/*.${kind}.test.ts`,
            `{server,db}/**/${kind}/**/*.test.ts`,
          ]),
          globalSetup: ["server/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          pool: "forks",
          maxWorkers: 2,
          // Several files share a worker, and with it one database.
          isolate: false,
        },
      },
    ],
  },
});
