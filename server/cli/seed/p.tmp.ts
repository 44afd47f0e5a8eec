import { rmSync } from "node:fs";
import { keepPictures } from "@/server/cli/pictures/render.ts";
import { pictureMotifs } from "@/server/cli/seed/content.ts";
import { openStorage } from "@/server/platform/storage.ts";

const w = pictureMotifs.flatMap((motif) => [0, 1, 2].map((variant) => ({ motif, variant })));
for (const kind of ["mem", "disk"]) {
  rmSync("/tmp/seedwork/data", { recursive: true, force: true });
  let bytes = 0;
  const s =
    kind === "mem"
      ? {
          put: async (_k: string, b: Uint8Array) => {
            bytes += b.length;
          },
        }
      : openStorage({}, "/tmp/seedwork/data");
  const t = Date.now();
  const k = await keepPictures(s, w);
  console.log(kind, Date.now() - t, k.length, bytes, process.cpuUsage().user / 1e6, k[0]);
}
