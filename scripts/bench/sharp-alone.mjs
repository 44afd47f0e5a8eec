import { open, rm } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

/**
 * A process of its own that does with sharp alone what the server does with a photo: at most 2,560
 * pixels, upright, sRGB, no metadata, JPEG, written and synced. Nothing is received or recorded.
 *
 * The picture says it is sRGB, so its profile is left alone: converting would flatter the server.
 *
 * Arguments: file, folder, photos at once, seconds. Prints milliseconds per photo and the rate.
 */
const [file, folder, atOnce, seconds] = process.argv.slice(2);
sharp.cache(false);

async function clean(name) {
  const jpeg = await sharp(file, { autoOrient: true, failOn: "error", ignoreIcc: true })
    .resize({ width: 2_560, height: 2_560, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .jpeg({ quality: 82, optimiseCoding: false })
    .toBuffer();
  const target = path.join(folder, name);
  const handle = await open(target, "w", 0o600);
  await handle.writeFile(jpeg);
  await handle.sync();
  await handle.close();
  await rm(target);
}

const times = [];
await clean("first.jpg");
const begun = performance.now();
const until = begun + Number(seconds) * 1_000;
const work = async (_, worker) => {
  while (performance.now() < until) {
    const start = performance.now();
    await clean(`alone-${worker}.jpg`);
    times.push(performance.now() - start);
  }
};
await Promise.all(Array.from({ length: Number(atOnce) }, work));
const elapsed = (performance.now() - begun) / 1_000;
process.stdout.write(JSON.stringify({ times, rate: times.length / elapsed }));
