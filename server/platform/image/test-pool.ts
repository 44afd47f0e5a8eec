import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll } from "vitest";
import type { CleanLimits } from "./messages.ts";
import { createImagePool, type ImagePool, type PoolOptions } from "./pool.ts";

/** Limits of the tests: small enough to pass them quickly where a test means to. */
export const limits: CleanLimits = { bytes: 25_000_000, pixels: 50_000_000, longestSide: 2_560 };

const samples = path.resolve(import.meta.dirname, "../../../../shared/data/photos");

/** Real photos beside the project, or none: `[]` makes the test say that it was not run. */
export function sharedPhotos(folder: string): string[] {
  const place = path.join(samples, folder);
  return existsSync(place) ? readdirSync(place).map((name) => path.join(place, name)) : [];
}

/** A folder of its own for a test file, removed at the end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "machikado-image-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real image process, bundled as the build does it. */
export async function bundledProcess(): Promise<string> {
  const script = path.resolve(`.cache/test/image-process-${process.pid}.mjs`);
  mkdirSync(path.dirname(script), { recursive: true });
  await build({
    entryPoints: [path.resolve(import.meta.dirname, "../../image-process.ts")],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["sharp"],
    logLevel: "error",
  });
  afterAll(() => rmSync(script, { force: true }));
  return script;
}

/** A pool that is closed when the test file ends. */
export function testPool(options: Partial<PoolOptions> & { script: string }): ImagePool {
  const pool = createImagePool({ parallel: 2, ...options });
  afterAll(() => pool.close());
  return pool;
}

/** An image process made of a few lines, to try how the pool bears it. */
export function fakeProcess(folder: string, name: string, lines: string): string {
  const script = path.join(folder, `${name}.mjs`);
  writeFileSync(
    script,
    `const answer = (id, end) => process.send({ id, residentBytes: 1, ...end });
process.on("disconnect", () => process.exit(0));
${lines}
process.send({ ready: true });\n`,
  );
  return script;
}
