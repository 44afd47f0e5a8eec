import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import sharp from "sharp";
import { afterAll, beforeAll } from "vitest";
import { newKey } from "@/server/core/ids.ts";
import { environment } from "@/server/platform/env.ts";
import { createImagePool, type ImagePool } from "@/server/platform/image/pool.ts";

const SHARED = Symbol.for("machikado.images");
type Holder = { [SHARED]?: ImagePool };

/** Runs a file's tests with the real image process, bundled as the build does it. */
export function withImages(): void {
  const script = path.resolve(`.cache/test/image-process-media-${process.pid}.mjs`);
  const holder = globalThis as Holder;
  beforeAll(async () => {
    mkdirSync(path.dirname(script), { recursive: true });
    await build({
      entryPoints: [path.resolve("server/image-process.ts")],
      outfile: script,
      bundle: true,
      platform: "node",
      format: "esm",
      external: ["sharp"],
      logLevel: "error",
    });
    holder[SHARED] = createImagePool({ script, parallel: 2 });
  });
  afterAll(() => {
    holder[SHARED]?.close();
    holder[SHARED] = undefined;
    rmSync(script, { force: true });
  });
}

export const dataFile = (...parts: string[]) => path.join(environment().dataDir, ...parts);

/** A file of its own in the folder for uploads. */
export function uploadPath(): string {
  mkdirSync(dataFile("uploads"), { recursive: true });
  return dataFile("uploads", newKey());
}

/** A drawn picture as a phone would send it; returns where it lies. */
export async function drawnPhoto(width = 640, height = 480): Promise<string> {
  const file = uploadPath();
  await sharp({ create: { width, height, channels: 3, background: "#c08040" } })
    .jpeg()
    .withExif({ IFD0: { Copyright: "a person's name" } })
    .toFile(file);
  return file;
}

/** Every file below a folder of the data directory, as paths from there. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(dataFile(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(dataFile(folder), path.join(entry.parentPath, entry.name)))
      .sort();
  } catch {
    return [];
  }
}
