import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { extrasOf, tracesIn } from "./jpeg-segments.ts";
import type { CleanLimits } from "./messages.ts";
import type { ImagePool } from "./pool.ts";
import { bundledProcess, limits, temporaryFolder, testPool } from "./test-pool.ts";

const folder = temporaryFolder();
let pool: ImagePool;
let files = 0;
beforeAll(async () => {
  pool = testPool({ script: await bundledProcess() });
});

/** Cleans these bytes; the name always says .jpg, whatever they are. */
async function clean(bytes: Buffer | string, own: Partial<CleanLimits> = {}) {
  const input = path.join(folder, `in-${++files}.jpg`);
  const output = path.join(folder, `out-${files}.jpg`);
  writeFileSync(input, bytes);
  const answer = await pool
    .clean({ input, output, limits: { ...limits, ...own } })
    .catch((error: { code?: string; limit?: number }) => ({
      code: error.code,
      limit: error.limit,
    }));
  return { answer, output };
}

/** Left half red, right half blue, upper half lighter: every turn of it looks different. */
const picture = (width: number, height: number) => {
  const half = { width: Math.ceil(width / 2), height, channels: 3 as const };
  return sharp({ create: { width, height, channels: 3, background: "#d02020" } }).composite([
    { input: { create: { ...half, background: "#2020d0" } }, left: Math.floor(width / 2), top: 0 },
    {
      input: { create: { width, height: Math.ceil(height / 4), channels: 3, background: "#fff" } },
      left: 0,
      top: 0,
    },
  ]);
};

const pixelAt = async (file: string, x: number, y: number) => [
  ...(await sharp(file).extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer()),
];

describe("a clean photo", () => {
  it("is what is told about it", async () => {
    const { answer, output } = await clean(await picture(3_000, 1_500).jpeg().toBuffer());
    const jpeg = readFileSync(output);
    expect(answer).toMatchObject({
      width: 2_560,
      height: 1_280,
      bytes: jpeg.length,
      sha256: createHash("sha256").update(jpeg).digest("hex"),
      colour: expect.stringMatching(/^#[0-9a-f]{6}$/),
    });
    expect(await sharp(jpeg).metadata()).toMatchObject({
      format: "jpeg",
      width: 2_560,
      height: 1_280,
    });
  });

  it("is never enlarged", async () => {
    expect((await clean(await picture(40, 30).png().toBuffer())).answer).toMatchObject({
      width: 40,
      height: 30,
    });
  });

  it("has the average colour", async () => {
    const grey = sharp({ create: { width: 90, height: 90, channels: 3, background: "#406080" } });
    const { answer } = await clean(await grey.png().toBuffer());
    expect(answer).toMatchObject({ colour: "#406080" });
  });

  it.each(["jpeg", "png", "webp", "avif"] as const)("is made of %s", async (format) => {
    const { answer, output } = await clean(await picture(400, 300).toFormat(format).toBuffer());
    expect(answer).toMatchObject({ width: 400, height: 300 });
    const [red = 0, , blue = 0] = await pixelAt(output, 50, 250);
    expect(red).toBeGreaterThan(blue + 100);
  });

  it("carries nothing of the file but its pixels", async () => {
    const loaded = await picture(600, 400)
      .withIccProfile("p3")
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><private/></x:xmpmeta>')
      .withExif({
        IFD0: { Make: "SECRET" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "34/1 41/1 0/1" },
      })
      .jpeg()
      .toBuffer();
    expect(tracesIn(loaded)).toEqual(["Exif\0", "http://ns.adobe.com/xap", "ICC_PROFILE"]);
    const comment = Buffer.from("\xff\xfe\x00\x08SECRET", "latin1");
    const bytes = Buffer.concat([
      loaded.subarray(0, 2),
      comment,
      loaded.subarray(2),
      Buffer.from("<script>SECRET</script>"),
    ]);
    const { output } = await clean(bytes);
    const jpeg = readFileSync(output);
    expect(extrasOf(bytes)).toContain("fffe");
    expect(extrasOf(bytes)).toContain("bytes behind the end");
    expect(extrasOf(jpeg)).toEqual([]);
    expect(tracesIn(jpeg)).toEqual([]);
    expect(jpeg.includes("SECRET")).toBe(false);
    const { exif, icc, xmp, iptc, orientation } = await sharp(jpeg).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("stands upright (orientation %i)", async (orientation) => {
    // What a camera would have stored so that this orientation shows the picture upright.
    const stored = {
      1: (s: Sharp) => s,
      2: (s: Sharp) => s.flop(),
      3: (s: Sharp) => s.rotate(180),
      4: (s: Sharp) => s.flip(),
      5: (s: Sharp) => s.rotate(90).flip(),
      6: (s: Sharp) => s.rotate(270),
      7: (s: Sharp) => s.rotate(270).flip(),
      8: (s: Sharp) => s.rotate(90),
    }[orientation] as (s: Sharp) => Sharp;
    const upright = await picture(3_200, 1_600).png().toBuffer();
    const turned = await stored(sharp(upright)).png().toBuffer();
    const bytes = await sharp(turned).withMetadata({ orientation }).jpeg().toBuffer();
    const { answer, output } = await clean(bytes);
    expect(answer).toMatchObject({ width: 2_560, height: 1_280 });
    expect((await pixelAt(output, 100, 50)).every((value) => value > 240)).toBe(true);
    const [red = 0, , blue = 0] = await pixelAt(output, 200, 1_200);
    expect(red).toBeGreaterThan(blue + 100);
    const [red2 = 0, , blue2 = 0] = await pixelAt(output, 2_400, 1_200);
    expect(blue2).toBeGreaterThan(red2 + 100);
  });

  it.each([
    ["smaller than the limit", 300],
    ["larger than the limit", 3_000],
  ])("of a wide colour space keeps its colours (%s)", async (_, side) => {
    const colour = { r: 30, g: 200, b: 60 };
    const wide = await sharp({
      create: { width: side, height: side, channels: 3, background: colour },
    })
      .withIccProfile("p3")
      .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
      .toBuffer();
    const untagged = await sharp(wide, { ignoreIcc: true }).jpeg({ quality: 100 }).toBuffer();
    const near = (got: number[]) => Math.abs((got[0] ?? 0) - 30) + Math.abs((got[1] ?? 0) - 200);
    expect(near(await pixelAt((await clean(wide)).output, 10, 10))).toBeLessThan(12);
    expect(near(await pixelAt((await clean(untagged)).output, 10, 10))).toBeGreaterThan(12);
  });

  it("with a colour profile that is rubbish is taken all the same", async () => {
    const tagged = await picture(300, 200).withIccProfile("p3").jpeg().toBuffer();
    const at = tagged.indexOf("ICC_PROFILE") + 14;
    tagged.fill(0x5a, at + 4, at + 300);
    expect((await clean(tagged)).answer).toMatchObject({ width: 300, height: 200 });
  });

  it("is on white where it was transparent", async () => {
    const clear = {
      width: 64,
      height: 64,
      channels: 4 as const,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    };
    const { answer } = await clean(await sharp({ create: clear }).png().toBuffer());
    expect(answer).toMatchObject({ colour: "#ffffff" });
  });

  it.each([
    ["CMYK", () => picture(300, 200).toColourspace("cmyk").jpeg().toBuffer()],
    ["16 bits a channel", () => picture(300, 200).toColourspace("rgb16").png().toBuffer()],
    ["grey", () => picture(300, 200).greyscale().toColourspace("b-w").jpeg().toBuffer()],
    [
      "grey with transparency",
      () => picture(300, 200).greyscale().ensureAlpha(0.5).png().toBuffer(),
    ],
    ["a palette", () => picture(300, 200).png({ palette: true }).toBuffer()],
    ["interlaced", () => picture(300, 200).png({ progressive: true }).toBuffer()],
    ["progressive", () => picture(300, 200).jpeg({ progressive: true }).toBuffer()],
  ])("comes of %s", async (_, make) => {
    const { answer, output } = await clean(await make());
    expect(answer).toMatchObject({ width: 300, height: 200 });
    expect(await sharp(output).metadata()).toMatchObject({ space: "srgb", channels: 3 });
  });

  it("of an animation is its first picture", async () => {
    const frames = await Promise.all(
      ["#ff0000", "#00ff00"].map((background) =>
        sharp({ create: { width: 50, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    const { answer, output } = await clean(moving);
    expect(answer).toMatchObject({ width: 50, height: 40 });
    expect((await pixelAt(output, 20, 20))[0]).toBeGreaterThan(200);
  });

  it("may be one pixel wide", async () => {
    const thin = sharp({
      create: { width: 1, height: 60_000, channels: 3, background: "#123456" },
    });
    expect((await clean(await thin.png().toBuffer())).answer).toMatchObject({
      width: 1,
      height: 2_560,
    });
  });
});

/** A PNG header that claims a size, with hardly anything behind it. */
function claimingPng(width: number, height: number): Buffer {
  const png = Buffer.from(
    "89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000000000",
    "hex",
  );
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return Buffer.concat([png.subarray(0, 33), Buffer.from("0000000049444154", "hex")]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

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

  it("a file that is not there is our fault, not the picture's", async () => {
    const job = { input: path.join(folder, "gone"), output: path.join(folder, "no"), limits };
    await expect(pool.clean(job)).rejects.toThrow(/^image process: ENOENT/);
  });
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
