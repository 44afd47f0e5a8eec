import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { imageErrorCodes } from "./image-error.ts";
import { extrasOf, jpegSegments, tracesIn } from "./jpeg-segments.ts";
import type { CleanPhoto } from "./messages.ts";
import type { ImagePool } from "./pool.ts";
import { bundledProcess, limits, sharedPhotos, temporaryFolder, testPool } from "./test-pool.ts";

const folder = temporaryFolder();
let pool: ImagePool;
let files = 0;
beforeAll(async () => {
  pool = testPool({ script: await bundledProcess() });
});

type Refused = { code?: string };

async function clean(input: string) {
  const output = path.join(folder, `out-${++files}.jpg`);
  const answer = await pool
    .clean({ input, output, limits })
    .catch((error: Refused): Refused => ({ code: error.code }));
  return { answer: answer as Partial<CleanPhoto> & Refused, output };
}

/** Runs once for each file of a folder beside the project, else says that it could not. */
function eachPhoto(folderName: string, check: (file: string) => Promise<void>): void {
  const found = sharedPhotos(folderName);
  if (found.length === 0) it.skip("not run: no shared data", () => undefined);
  else it.each(found.map((file) => [path.basename(file), file]))("%s", (_, file) => check(file));
}

/** The picture in 60 by 60 points, turned or mirrored on the way. */
const points = (file: string, change = (picture: Sharp) => picture) =>
  change(sharp(file).resize(60, 60, { fit: "fill" }))
    .removeAlpha()
    .raw()
    .toBuffer();

const difference = (a: Buffer, b: Buffer) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;

describe("eight orientations stand upright like the first", () => {
  eachPhoto("orientation", async (file) => {
    const { answer, output } = await clean(file);
    const [shape = ""] = path.basename(file).split("_");
    expect(answer).toMatchObject(
      shape === "landscape" ? { width: 600, height: 450 } : { width: 450, height: 600 },
    );
    const first = await points(
      (await clean(path.join(path.dirname(file), `${shape}_1.jpg`))).output,
    );
    expect(difference(await points(output), first)).toBeLessThan(6);
    for (const turn of [
      (picture: Sharp) => picture.flop(),
      (picture: Sharp) => picture.flip(),
      (picture: Sharp) => picture.rotate(90),
      (picture: Sharp) => picture.rotate(180),
      (picture: Sharp) => picture.rotate(270),
    ]) {
      expect(difference(await points(output, turn), first)).toBeGreaterThan(15);
    }
  });
});

describe("photos with a place lose it and everything else", () => {
  eachPhoto("osaka-gps", async (file) => {
    const original = readFileSync(file);
    const exif = jpegSegments(original).find(
      ({ body }) => body.toString("latin1", 0, 4) === "Exif",
    );
    expect(exif).toBeDefined();
    const { output } = await clean(file);
    const jpeg = readFileSync(output);
    expect(extrasOf(jpeg)).toEqual([]);
    expect(tracesIn(jpeg)).toEqual([]);
    const metadata = await sharp(jpeg).metadata();
    for (const kind of ["exif", "icc", "xmp", "iptc", "orientation", "comments"] as const) {
      expect(metadata[kind]).toBeUndefined();
    }
    const webp = path.join(folder, `size-${files}.webp`);
    await pool.sizes({ input: output, outputs: [{ path: webp, longestSide: 320 }] });
    expect(tracesIn(readFileSync(webp))).toEqual([]);
  });
});

describe("broken files are taken or refused, with one of the codes", () => {
  eachPhoto("broken", async (file) => {
    const { answer, output } = await clean(file);
    if (answer.code === undefined) {
      expect(extrasOf(readFileSync(output))).toEqual([]);
      expect(answer.bytes).toBeGreaterThan(0);
      return;
    }
    expect(imageErrorCodes).toContain(answer.code);
    expect(existsSync(output)).toBe(false);
  });
});

describe("bombs do not go off", () => {
  const expected: Record<string, string> = {
    "bomb-30000x30000-1bit.png": "too-many-pixels",
    "lie-header-65500x65500.png": "too-many-pixels",
    "truncated.jpg": "broken",
    "empty.jpg": "empty",
  };
  eachPhoto("bombs", async (file) => {
    const { answer, output } = await clean(file);
    if (path.basename(file).startsWith("polyglot")) {
      expect(answer.width).toBeGreaterThan(0);
      expect(readFileSync(output, "latin1")).not.toMatch(/<(html|script|svg)/i);
      expect(extrasOf(readFileSync(output))).toEqual([]);
    } else {
      expect(answer.code).toBe(expected[path.basename(file)] ?? expect.any(String));
    }
  });
});

describe("photos of phones that the next release will take", () => {
  eachPhoto("heic", async (file) => {
    expect((await clean(file)).answer.code).toBe("heic");
  });
});
