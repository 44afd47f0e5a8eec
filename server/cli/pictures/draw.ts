import { randomFrom } from "../seed/random.ts";
import { parkMotifs } from "./motifs-park.ts";
import { roadMotifs } from "./motifs-road.ts";
import { streetMotifs } from "./motifs-street.ts";
import { thingMotifs } from "./motifs-things.ts";
import { townMotifs } from "./motifs-town.ts";
import { brushFor, group, type Motif, type Time, times } from "./paint.ts";
import { backdrop, dusk, weather } from "./scenery.ts";

const motifs: Record<string, Motif> = {
  ...roadMotifs,
  ...streetMotifs,
  ...thingMotifs,
  ...townMotifs,
  ...parkMotifs,
};

export const motifNames = Object.keys(motifs);

/** Which light a variant has: most by day, the first of a dark motif at night. */
export function timeOf(motif: string, variant: number): Time {
  if (motif === "night") return "night";
  if (motif === "lamp" && variant % 2 === 0) return "night";
  if (motif === "puddle" && variant % 2 === 0) return "rain";
  return times[(variant * 3 + motif.length) % 4] === "night" && variant % 8 !== 3
    ? "day"
    : (times[[0, 0, 1, 3, 0, 2, 0, 1][variant % 8] ?? 0] ?? "day");
}

/**
 * One picture as SVG text, 4 : 3, the same for the same motif and variant; no two are alike.
 * @throws for a motif nobody drew
 */
export function drawing(motif: string, variant: number, width = 1600): string {
  const draw = motifs[motif];
  if (!draw) throw new Error(`no motif ${motif}`);
  const brush = brushFor(randomFrom(`picture/${motif}/${variant}`), timeOf(motif, variant));
  const figure = draw(brush);
  const behind = backdrop(brush, figure.scene);
  const mirrored =
    motif !== "before-after" && brush.random.chance(0.5) ? "translate(320 0) scale(-1 1)" : "";
  const zoom = brush.n(1, 1.15);
  const shift = (size: number) => Math.round(brush.n(0, 1) * (1 - zoom) * size);
  const frame = `translate(${shift(320)} ${shift(240)}) scale(${zoom})`;
  const all =
    behind.drawn + dusk(brush, behind.lit) + figure.drawn + weather(brush) + (figure.glow ?? "");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${(width * 3) / 4}" viewBox="0 0 320 240">${group(frame, group(mirrored, all))}</svg>`;
}
