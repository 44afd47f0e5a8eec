import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { CleanLimits } from "./messages.ts";
import type { ImagePool } from "./pool.ts";
import { claimingPng, cleaner, picture } from "./test-pictures.ts";
import { bundledProcess, limits, temporaryFolder, testPool } from "./test-pool.ts";

const folder = temporaryFolder();
const send = cleaner(folder);
let pool: ImagePool;
beforeAll(async () => {
  pool = testPool({ script: await bundledProcess() });
});
const clean = (bytes: Buffer | string, own: Partial<CleanLimits> = {}) => send(pool, bytes, own);

describe("what is not taken leaves nothing behind", () => {
  const jpeg = () => picture(900, 600).jpeg().toBuffer();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>';

  it.each<[string, () => Promise<Buffer | string> | Buffer | string, string]>([
    ["an empty file", () => "", "empty"],
    ["SVG", () => svg, "not-a-picture"],
    ["SVG behind white space", () => `\n\n${svg}`, "not-a-picture"],
    ["HTML", () => "<!doctype html><script>alert(1)</script>", "not-a-picture"],
    ["PDF", () => "%PDF-1.7\n1 0 obj", "not-a-picture"],
    ["a GIF", () => picture(20, 20).gif().toBuffer(), "not-a-picture"],
    ["a TIFF", () => picture(20, 20).tiff().toBuffer(), "not-a-picture"],
    [
      "a JPEG behind HTML",
      async () => Buffer.concat([Buffer.from("<html>"), await jpeg()]),
      "not-a-picture",
    ],
    [
      "HEIC by its brand",
      () => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
      "heic",
    ],
    ["half a JPEG", async () => (await jpeg()).subarray(0, 4_000), "broken"],
    ["a JPEG without its last bytes", async () => (await jpeg()).subarray(0, -400), "broken"],
    ["three bytes of a JPEG", async () => (await jpeg()).subarray(0, 3), "broken"],
    [
      "half a PNG",
      async () => (await picture(900, 600).png().toBuffer()).subarray(0, 900),
      "broken",
    ],
    [
      "half a WebP",
      async () => (await picture(900, 600).webp().toBuffer()).subarray(0, 200),
      "broken",
    ],
    [
      "half an AVIF",
      async () => (await picture(900, 600).avif().toBuffer()).subarray(0, 400),
      "broken",
    ],
    ["a head without a body", () => Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "broken"],
    [
      "a WebP head with zeros",
      () => Buffer.concat([Buffer.from("RIFF\xff\xff\0\0WEBPVP8 ", "latin1"), Buffer.alloc(900)]),
      "broken",
    ],
    ["900 megapixels by the header", () => claimingPng(30_000, 30_000), "too-many-pixels"],
    ["4,000 megapixels by the header", () => claimingPng(65_500, 65_500), "too-many-pixels"],
    ["a size of nothing", () => claimingPng(0, 0), "broken"],
    ["a header that lies within the limit", () => claimingPng(7_000, 7_000), "broken"],
  ])("%s", async (_, make, code) => {
    const { answer, output } = await clean(await make());
    expect(answer).toMatchObject({ code });
    expect(existsSync(output)).toBe(false);
  });

  it("more bytes or pixels than allowed, and says how many are", async () => {
    expect((await clean(await jpeg(), { bytes: 1_000 })).answer).toEqual({
      code: "too-big",
      limit: 1_000,
    });
    expect((await clean(await jpeg(), { pixels: 539_999 })).answer).toEqual({
      code: "too-many-pixels",
      limit: 539_999,
    });
    expect((await clean(await jpeg(), { pixels: 540_000 })).answer).toMatchObject({ width: 900 });
  });

  it("kinds that are held whole in memory above fewer pixels", async () => {
    const { answer } = await clean(claimingPng(7_000, 7_000, true));
    expect(answer).toMatchObject({ code: "too-many-pixels" });
    const limit = "limit" in answer ? (answer.limit ?? 0) : 0;
    expect(limit).toBeGreaterThan(30_000_000);
    expect(limit).toBeLessThan(49_000_000);
  });

  it("a file that is not there is our fault, not the picture's", async () => {
    const job = { input: path.join(folder, "gone"), output: path.join(folder, "no"), limits };
    await expect(pool.clean(job)).rejects.toThrow(/^image process: ENOENT/);
  });
});
