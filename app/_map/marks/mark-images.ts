import { iconAddress } from "@/app/_ui/icon.tsx";
import type { MapTheme } from "@/server/places/rules/map-colours.ts";
import { type StateGroup, stateGroups } from "@/server/reports/lifecycle.ts";
import { ringArcs, sizeOfRing } from "./ring.ts";

/** Drawn at twice the size, for fine screens. */
export const PIXEL_RATIO = 2;

/** The states' colours in rings; the drop-shaped marks keep the light ones in both themes. */
const ringColours: Record<MapTheme, readonly string[]> = {
  light: ["#c74700", "#0031d8", "#5c10be", "#197a4b", "#666666"],
  dark: ["#ff8d44", "#7096f8", "#bb87ff", "#51b883", "#999999"],
};
const disc: Record<MapTheme, { fill: string; words: string }> = {
  light: { fill: "#ffffff", words: "#1a1a1a" },
  dark: { fill: "#20272b", words: "#f2f2f2" },
};
const SHADOW = 4;
const RING_WIDTH = 4.5;
const FONT = '"Hiragino Sans", "Noto Sans JP", "BIZ UDPGothic", "Noto Sans CJK JP", sans-serif';

/** Name of the image of a gathering; everything needed to draw it stands in the name. */
export const ringImage = (
  mark: { groups: readonly number[]; n: number },
  label: string,
  theme: MapTheme,
) => `ring/${theme}/${sizeOfRing(mark.n)}/${mark.groups.join(".")}/${label}`;

/** Name of the image of one report; `big` for the one that is selected. */
export const pinImage = (group: StateGroup, big = false) => `pin/${group}/${big ? "big" : "small"}`;

function canvasOf(width: number, height: number) {
  const canvas = document.createElement("canvas");
  canvas.width = width * PIXEL_RATIO;
  canvas.height = height * PIXEL_RATIO;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas to draw marks on");
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  return context;
}

const imageOf = ({ canvas }: CanvasRenderingContext2D, context: CanvasRenderingContext2D) =>
  context.getImageData(0, 0, canvas.width, canvas.height);

function castShadow(context: CanvasRenderingContext2D): void {
  context.shadowColor = "rgb(40 32 16 / 0.35)";
  context.shadowBlur = SHADOW * PIXEL_RATIO;
  context.shadowOffsetY = 1.5 * PIXEL_RATIO;
}

function drawRing(name: string): ImageData | null {
  const [, theme, size, groups, ...label] = name.split("/");
  if ((theme !== "light" && theme !== "dark") || !size || !groups) return null;
  const across = Number(size);
  const middle = across / 2 + SHADOW;
  const context = canvasOf(middle * 2, middle * 2);
  context.save();
  castShadow(context);
  context.fillStyle = disc[theme].fill;
  context.beginPath();
  context.arc(middle, middle, across / 2, 0, 2 * Math.PI);
  context.fill();
  context.restore();
  context.lineWidth = RING_WIDTH;
  for (const { group, from, to } of ringArcs(groups.split(".").map(Number))) {
    context.strokeStyle = ringColours[theme][group] ?? disc[theme].words;
    context.beginPath();
    const turn = (share: number) => (share - 0.25) * 2 * Math.PI;
    context.arc(middle, middle, across / 2 - RING_WIDTH / 2 - 1, turn(from), turn(to));
    context.stroke();
  }
  const words = label.join("/");
  context.fillStyle = disc[theme].words;
  context.font = `700 ${words.length > 4 ? 13 : 15}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, middle, middle + 1);
  return imageOf(context, context);
}

const PIN = { width: 36, height: 44 };
const BIG = 1.45;
const pins = new Map<string, ImageData>();

function drawPin(picture: HTMLImageElement, scale: number): ImageData {
  const [width, height] = [PIN.width * scale, PIN.height * scale];
  const context = canvasOf(width + 2 * SHADOW, height + SHADOW);
  castShadow(context);
  context.drawImage(picture, SHADOW, SHADOW / 2, width, height);
  return imageOf(context, context);
}

async function pictureOf(symbol: Element): Promise<HTMLImageElement> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${symbol.getAttribute("viewBox")}" width="${PIN.width * 4}" height="${PIN.height * 4}">${symbol.innerHTML}</svg>`;
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  return picture;
}

let loading: Promise<void> | undefined;

/** Draws the five state marks from the icon sprite, once; afterwards `drawMark` knows them. */
export function loadPins(): Promise<void> {
  loading ??= (async () => {
    const answer = await fetch(iconAddress("m").replace(/#.*/, ""));
    const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    for (const group of stateGroups) {
      const symbol = sprite.getElementById(`m-${group}`);
      if (!symbol) continue;
      const picture = await pictureOf(symbol);
      pins.set(pinImage(group), drawPin(picture, 1));
      pins.set(pinImage(group, true), drawPin(picture, BIG));
    }
  })().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The image of that name, for a map that misses it; null for names that are not ours. */
export const drawMark = (name: string): ImageData | null =>
  name.startsWith("ring/") ? drawRing(name) : (pins.get(name) ?? null);
