import { writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import type { CleanLimits, CleanPhoto } from "./messages.ts";
import type { ImagePool } from "./pool.ts";
import { limits } from "./test-pool.ts";

type Refused = { code?: string; limit?: number };

/** Cleans bytes as if they had been sent; the name always says .jpg, whatever they are. */
export function cleaner(folder: string) {
  let files = 0;
  return async (pool: ImagePool, bytes: Buffer | string, own: Partial<CleanLimits> = {}) => {
    const input = path.join(folder, `in-${++files}.jpg`);
    const output = path.join(folder, `out-${files}.jpg`);
    writeFileSync(input, bytes);
    const answer: CleanPhoto | Refused = await pool
      .clean({ input, output, limits: { ...limits, ...own } })
      .catch(({ code, limit }: Refused) => ({ code, limit }));
    return { answer, output };
  };
}

/** Left half red, right half blue, upper half lighter: every turn of it looks different. */
export const picture = (width: number, height: number) => {
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

export const pixelAt = async (file: string, x: number, y: number) => [
  ...(await sharp(file).extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer()),
];

/** A PNG header that claims a size, with hardly anything behind it; or a heavy kind of PNG. */
export function claimingPng(width: number, height: number, heavy = false): Buffer {
  const png = Buffer.from(
    "89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000000000",
    "hex",
  );
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  // 16 bits a channel, colour with transparency, interlaced: 8 bytes a pixel, held whole.
  if (heavy) png.set([16, 6, 0, 0, 1], 24);
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
