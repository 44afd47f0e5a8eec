import type { Random } from "../seed/random.ts";

export const times = ["day", "evening", "night", "rain"] as const;
export type Time = (typeof times)[number];

/** What a motif draws with. Everything is 320 × 240 units; the ground begins at `GROUND`. */
export type Brush = {
  random: Random;
  time: Time;
  /** A number between, with one decimal: short SVG. */
  n(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
};

/** A drawn thing and where it stands. `glow` is drawn above the dark of the night. */
export type Figure = {
  scene: "street" | "lane" | "park" | "above" | "river" | "wall";
  drawn: string;
  glow?: string;
};

export type Motif = (brush: Brush) => Figure;

export const GROUND = 168;

export const ink = "#3f565e";
export const steel = "#8b979b";
export const dark = "#4d5558";
export const wood = "#9a6b3f";
export const green = "#7fa37c";
export const leaf = "#8fb08a";
export const teal = "#006173";
export const red = "#c9382c";
export const yellow = "#f2b33d";
export const paper = "#f5f1e8";

export const brushFor = (random: Random, time: Time): Brush => ({
  random,
  time,
  n: (low, high) => Math.round(random.between(low, high) * 10) / 10,
  pick: random.pick,
});

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = "") =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;

export const circle = (x: number, y: number, r: number, fill: string, more = "") =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = "") =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;

export const shape = (d: string, fill: string, more = "") =>
  `<path d="${d}" fill="${fill}" ${more}/>`;

export const line = (d: string, stroke: string, width: number, more = "") =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;

/** Warning stripes: a line of dashes with square ends. */
export const stripes = (d: string, stroke: string, width: number, dash: string) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-dasharray="${dash}"/>`;

export const group = (transform: string, inside: string) =>
  `<g transform="${transform}">${inside}</g>`;

export const repeat = (count: number, one: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => one(i)).join("");
