import sharp from "sharp";
import { randomOf } from "./numbers.mjs";

const WIDTH = 4_000;
const HEIGHT = 3_000;
/** Like the grain of a phone's sensor: makes the file about as large as a real one. */
const GRAIN = 27;

function paint() {
  const random = randomOf(12);
  const pixels = Buffer.allocUnsafe(WIDTH * HEIGHT * 3);
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const grain = (random() - 0.5) * GRAIN;
      const block = ((x >> 7) ^ (y >> 7)) & 1 ? 24 : 0;
      pixels[at++] = 60 + (x / WIDTH) * 130 + grain + block;
      pixels[at++] = 80 + (y / HEIGHT) * 110 + grain;
      pixels[at++] = 170 - (x / WIDTH) * 100 + grain + block;
    }
  }
  return pixels;
}

/** A JPEG of 12 megapixels and some 3.7 MB, lying on its side as phones send them. */
export function bigPhoto() {
  return sharp(paint(), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 90, chromaSubsampling: "4:2:0" })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}
