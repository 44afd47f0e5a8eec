import sharp from "sharp";
import { drawing, motifNames } from "@/server/cli/pictures/draw.ts";
const per = Number(process.argv[2] ?? 4), from = Number(process.argv[3] ?? 0), to = Number(process.argv[4] ?? 100);
const names = motifNames.slice(from, to);
const w = 240, h = 180;
const tiles = [] as sharp.OverlayOptions[];
for (const [r, name] of names.entries()) for (let v = 0; v < per; v++) {
  const b = await sharp(Buffer.from(drawing(name, v, w))).png().toBuffer();
  tiles.push({ input: b, left: (r % 2) * per * w + v * w, top: Math.floor(r / 2) * h });
}
await sharp({ create: { width: per * 2 * w, height: Math.ceil(names.length / 2) * h, channels: 3, background: "#fff" } }).composite(tiles).png().toFile("/tmp/seedwork/sheet.png");
console.log(names.join(" "));
