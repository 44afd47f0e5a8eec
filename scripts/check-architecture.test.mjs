import { describe, expect, it } from "vitest";
import { pathsNamed } from "./architecture/docs.mjs";
import { testWarning } from "./architecture/names.mjs";
import { importsOf } from "./architecture/sources.mjs";
import { architectureBreaks, ROOMS, VOCABULARY } from "./check-architecture.mjs";

const tree = (files) => new Map(Object.entries(files));
const breaksOf = (files, there = []) =>
  architectureBreaks(tree(files), (path) => path in files || there.includes(path));
const importing = (file, target) => breaksOf({ [file]: `import { a } from "${target}";\n` });

it("holds the order and the vocabulary of the design", () => {
  expect(ROOMS.slice(0, 3)).toEqual(["platform", "core", "accounts"]);
  expect(ROOMS.slice(-2)).toEqual(["trpc", "worker"]);
  expect(ROOMS).toHaveLength(17);
  expect(VOCABULARY).toHaveLength(10);
});

describe("every pair of rooms", () => {
  const pairs = ROOMS.flatMap((from, left) => ROOMS.map((to, right) => [from, to, right <= left]));
  it.each(pairs)("%s imports %s", (from, to, allowed) => {
    const file = `server/${from}/commands.ts`;
    expect(importing(file, `@/server/${to}/commands.ts`)).toHaveLength(allowed ? 0 : 1);
  });
});

describe("imports", () => {
  const matrix = [
    ["app/[locale]/page.tsx", "@/server/reports/queries.ts", true],
    ["app/[locale]/page.tsx", "@/db/client.ts", false],
    ["app/[locale]/page.test.tsx", "@/db/client.ts", false],
    ["app/[locale]/page.tsx", "../../db/client.ts", false],
    ["db/schema/reports.ts", "@/server/reports/lifecycle.ts", true],
    ["db/schema/reports.ts", "@/server/reports/triage/lifecycle.ts", true],
    ["db/schema/reports.ts", "@/server/reports/rules.ts", false],
    ["db/schema/reports.ts", "@/app/_ui/link.tsx", false],
    ["db/database.test.ts", "@/server/testing/database.ts", true],
    ["server/core/database.ts", "@/db/client.ts", true],
    ["server/reports/commands.ts", "@/app/_i18n/locales.ts", false],
    ["server/reports/commands.ts", "react", false],
    ["server/reports/commands.ts", "next/headers", false],
    ["server/reports/commands.ts", "next-auth/jwt", true],
    ["server/reports/commands.ts", "@/server/testing/people.ts", false],
    ["server/reports/commands.test.ts", "@/server/testing/people.ts", true],
    ["server/testing/people.ts", "@/server/reports/commands.ts", true],
    ["server/cli/seed.ts", "@/server/reports/commands.ts", true],
    ["server/front/serve.ts", "next", true],
    ["server/front/front.ts", "../platform/log.ts", true],
    ["server/front/front.ts", "../platform/lock.ts", false],
    ["server/front/front.ts", "@/server/core/errors.ts", false],
    ["server/front/front.ts", "@/db/client.ts", false],
    ["server/worker.ts", "./worker/start.ts", true],
    ["server/worker/start.ts", "@/server/trpc/router.ts", true],
    ["server/image-process.ts", "@/server/platform/image.ts", true],
    ["server/reports/queries.ts", "@/server/front/bridge.ts", false],
    ["server/reports/lifecycle.ts", "zod", false],
    ["server/reports/schema.ts", "zod", true],
    ["server/reports/rules.ts", "@/server/platform/env.ts", false],
    ["server/reports/rules/score.ts", "@/db/client.ts", false],
    ["server/reports/policy.ts", "node:fs", false],
    ["server/reports/journal.ts", "@/db/client.ts", false],
    ["server/core/journal.ts", "@/db/client.ts", true],
    ["server/reports/commands/submit-report.ts", "@/db/client.ts", true],
  ];
  it.each(matrix)("%s ← %s: %s", (file, target, allowed) => {
    expect(importing(file, target)).toHaveLength(allowed ? 0 : 1);
  });

  it("may name types of the database in a file for browsers", () => {
    const file = "server/reports/policy.ts";
    expect(breaksOf({ [file]: `import type { Report } from "@/db/schema/reports.ts";` })).toEqual(
      [],
    );
    expect(breaksOf({ [file]: `import { type A, type B } from "@/db/x.ts";` })).toEqual([]);
    expect(breaksOf({ [file]: `import { type A, b } from "@/db/x.ts";` })).toHaveLength(1);
  });

  it("are found however they are written", () => {
    const text = `import a from "a";
import {
  b,
} from "b";
export * from "c";
import "d";
const e = await import("e");
// import f from "f";
/* import g from "g"; */
const text = 'import h from "h"';`;
    expect(importsOf("x.ts", text).map(({ target }) => target)).toEqual(["a", "b", "c", "d", "e"]);
  });
});

describe("names", () => {
  const matrix = [
    ["server/reports/commands.ts", true],
    ["server/reports/commands/submit-report.ts", true],
    ["server/reports/rules/limits.ts", true],
    ["server/reports/triage/policy.ts", true],
    ["server/reports/triage/commands/merge.ts", true],
    ["server/reports/commands/deep/er.ts", false],
    ["server/reports/jobs/nightly.ts", false],
    ["server/reports/score.ts", false],
    ["server/reports/score.test.ts", true],
    ["server/places/triage/policy.ts", false],
    ["server/unknown/commands.ts", false],
    ["server/core/database.ts", true],
    ["server/platform/storage/disk.ts", true],
    ["server/worker.ts", true],
    ["server/core/utils.ts", false],
    ["app/_ui/index.tsx", false],
    ["app/_map/map-helpers.ts", false],
    ["db/constants.ts", false],
    ["app/_ui/indexed-list.tsx", true],
  ];
  it.each(matrix)("%s: %s", (file, allowed) => {
    expect(breaksOf({ [file]: "" })).toHaveLength(allowed ? 0 : 1);
  });
});

it("keeps files short, migrations and documents apart", () => {
  const long = "x\n".repeat(301);
  expect(breaksOf({ "app/a.tsx": long })).toEqual(["app/a.tsx: 301 lines, 300 at most"]);
  expect(breaksOf({ "app/a.tsx": "x\n".repeat(300) })).toEqual([]);
  expect(breaksOf({ "db/migrations/0001.ts": long, "README.md": long })).toEqual([]);
});

it("keeps PostGIS in one file", () => {
  const query = "const q = sql`ST_Area(outline)`;\n";
  expect(breaksOf({ "server/reports/queries.ts": query })).toHaveLength(1);
  expect(breaksOf({ "db/geo.ts": query, "db/database.test.ts": query })).toEqual([]);
  expect(breaksOf({ "server/reports/queries.ts": "// like ST_Area\n" })).toEqual([]);
});

describe("documents", () => {
  it("name paths in backticks, and nothing else is taken for one", () => {
    const text =
      "`db/geo.ts` `npm start` `server/x` `a/b` `README.md:3` `GET /api/x` `dist/serve.mjs`";
    expect(pathsNamed(text)).toEqual(["db/geo.ts", "server/x", "README.md"]);
    expect(pathsNamed("```\n`db/gone.ts`\n```")).toEqual([]);
  });

  const there = ["db/geo.ts", "messages", "docs/decisions"];
  it.each([
    ["`db/geo.ts`", 0],
    ["`db/gone.ts`", 1],
    ["`messages/<locale>/x.json`", 0],
    ["`docs/decisions/`", 0],
    ["`server/*/lifecycle.ts`", 1],
    ["`geo.ts`", 1],
  ])("%s", (text, count) => {
    expect(breaksOf({ "docs/a.md": text }, there)).toHaveLength(count);
  });

  it("may name what lies beside them, and the past in the changelog", () => {
    expect(breaksOf({ "db/README.md": "`geo.ts`" }, there)).toEqual([]);
    expect(breaksOf({ "CHANGELOG.md": "`db/gone.ts`" })).toEqual([]);
  });
});

it("says when the server's tests are shorter than the server", () => {
  expect(testWarning(tree({ "server/a.ts": "x\nx\n", "server/a.test.ts": "x\n" }))).toContain(
    "1 lines",
  );
  expect(testWarning(tree({ "server/a.ts": "x\n", "server/a.test.ts": "x\n" }))).toBeNull();
});
