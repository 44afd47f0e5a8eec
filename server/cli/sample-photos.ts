import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Picture, phonePhoto } from "./pictures/render.ts";
import { cityGround } from "./seed/places.ts";

/**
 * `node scripts/run.mjs server/cli/sample-photos.ts FOLDER`: drawn photos as a phone would send
 * them, with time and place inside, for trying the form.
 */
const samples: (Picture & { town: string })[] = [
  { motif: "pothole", variant: 0, town: "昭和町一丁目" },
  { motif: "lamp", variant: 0, town: "阿倍野筋一丁目" },
  { motif: "bench", variant: 1, town: "長居公園" },
  { motif: "bicycle", variant: 0, town: "天王寺町北一丁目" },
  { motif: "puddle", variant: 0, town: "北浜一丁目" },
  { motif: "mirror", variant: 1, town: "上汐一丁目" },
  { motif: "bulky", variant: 0, town: "中津一丁目" },
  { motif: "flower", variant: 1, town: "中之島一丁目" },
];

/** Now in the city, as EXIF writes it. */
const exifTime = () =>
  new Date(Date.now() + 9 * 3_600_000)
    .toISOString()
    .slice(0, 19)
    .replaceAll("-", ":")
    .replace("T", " ");

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("使い方 / Usage: node scripts/run.mjs server/cli/sample-photos.ts FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const grounds = cityGround(new Map());
for (const { town, ...picture } of samples) {
  const ground = grounds.find((one) => one.town.name === town) ?? grounds[0];
  const [place] = ground?.spots() ?? [];
  if (!place) continue;
  const file = path.join(folder, `${picture.motif}-${picture.variant}.jpg`);
  writeFileSync(file, await phonePhoto(picture, { at: exifTime(), ...place }));
  console.log(file);
}
