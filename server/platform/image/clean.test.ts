import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { extrasOf, tracesIn } from "./jpeg-segments.ts";
import type { ImagePool } from "./pool.ts";
import { cleaner, picture, pixelAt } from "./test-pictures.ts";
import { bundledProcess, temporaryFolder, testPool } from "./test-pool.ts";

const folder = temporaryFolder();
const send = cleaner(folder);
let pool: ImagePool;
beforeAll(async () => {
  pool = testPool({ script: await bundledProcess() });
});
const clean = (bytes: Buffer) => send(pool, bytes);

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
    const upright = await picture(800, 400).png().toBuffer();
    const turned = await stored(sharp(upright)).png().toBuffer();
    const bytes = await sharp(turned).withMetadata({ orientation }).jpeg().toBuffer();
    const { answer, output } = await send(pool, bytes, { longestSide: 640 });
    expect(answer).toMatchObject({ width: 640, height: 320 });
    expect((await pixelAt(output, 25, 12)).every((value) => value > 240)).toBe(true);
    const [red = 0, , blue = 0] = await pixelAt(output, 50, 300);
    expect(red).toBeGreaterThan(blue + 100);
    const [red2 = 0, , blue2 = 0] = await pixelAt(output, 600, 300);
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
