import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { tracesIn } from "./jpeg-segments.ts";
import type { ImagePool } from "./pool.ts";
import { picture } from "./test-pictures.ts";
import { bundledProcess, temporaryFolder, testPool } from "./test-pool.ts";

const folder = temporaryFolder();
let pool: ImagePool;
beforeAll(async () => {
  pool = testPool({ script: await bundledProcess() });
});

describe("sizes", () => {
  it("are smaller WebP copies, never larger than the master, without metadata", async () => {
    const master = path.join(folder, "master.jpg");
    await picture(1_200, 800).withMetadata().jpeg().toFile(master);
    const outputs = [320, 960, 1_920].map((longestSide) => ({
      longestSide,
      path: path.join(folder, `size-${longestSide}.webp`),
    }));
    const made = await pool.sizes({ input: master, outputs });
    expect(made.map(({ width, height }) => [width, height])).toEqual([
      [320, 213],
      [960, 640],
      [1_200, 800],
    ]);
    for (const { path: file, bytes } of made) {
      const webp = readFileSync(file);
      expect(webp.length).toBe(bytes);
      expect(await sharp(webp).metadata()).toMatchObject({ format: "webp" });
      expect(webp.toString("latin1", 12, 16)).toBe("VP8 ");
      expect(tracesIn(webp)).toEqual([]);
    }
  });

  it("of a broken master leave nothing", async () => {
    const master = path.join(folder, "half-master.jpg");
    writeFileSync(master, (await picture(900, 600).jpeg().toBuffer()).subarray(0, 3_000));
    const outputs = [{ longestSide: 320, path: path.join(folder, "none.webp") }];
    await expect(pool.sizes({ input: master, outputs })).rejects.toMatchObject({ code: "broken" });
    expect(existsSync(path.join(folder, "none.webp"))).toBe(false);
  });
});
