import { expect, type Locator, type Page } from "@playwright/test";
import { coloursIn } from "./pictures.ts";
import type { Place } from "./wards.ts";
import { type Locale, say } from "./words.ts";

type View = Place & { zoom: number };

/** What part of the map is looked at, as the address tells; null before it moved. */
export function viewOf(page: Page): View | null {
  const [, zoom, lat, lng] = /#map=([\d.]+)\/([\d.]+)\/([\d.]+)/.exec(page.url()) ?? [];
  return zoom ? { zoom: Number(zoom), lat: Number(lat), lng: Number(lng) } : null;
}

const TILE = 512;
const mercator = ({ lng, lat }: Place) => {
  const r = (lat * Math.PI) / 180;
  return { x: (lng + 180) / 360, y: (1 - Math.asinh(Math.tan(r)) / Math.PI) / 2 };
};

/** The address part that shows a place. */
export const hashFor = ({ lng, lat }: Place, zoom: number): string =>
  `#map=${zoom}/${lat.toFixed(5)}/${lng.toFixed(5)}`;

export const liveMap = (page: Page, locale: Locale = "ja"): Locator =>
  page.getByRole("region", { name: say(locale, "map.region"), exact: true });

export const mapCanvas = (page: Page, locale: Locale = "ja"): Locator =>
  liveMap(page, locale).getByRole("region", { name: say(locale, "map.canvas") });

/** The live map comes with the first movement; it is ready once it has loaded its style. */
export async function wakeMap(page: Page, locale: Locale = "ja"): Promise<void> {
  await page.mouse.move(200, 300);
  await page.mouse.move(205, 305);
  await expect(mapCanvas(page, locale)).toBeVisible({ timeout: 30_000 });
  await expect(liveMap(page, locale)).toHaveAttribute("data-ready", "", { timeout: 45_000 });
}

/** The middle of what nothing covers: there the map keeps the place its address names. */
async function freeMiddle(page: Page, locale: Locale) {
  const map = await liveMap(page, locale).boundingBox();
  if (!map) throw new Error("there is no live map");
  const over = [
    page.getByRole("group", { name: say(locale, "explore.filter"), exact: true }),
    page.getByRole("region", { name: say(locale, "explore.list"), exact: true }),
  ];
  const [tools, list] = await Promise.all(over.map((one) => one.boundingBox()));
  const covers = (box: typeof map | null | undefined) =>
    box && box.x < map.x + map.width - 1 && box.x + box.width > map.x + 1;
  const top = tools && covers(tools) ? tools.y + tools.height : map.y;
  const bottom = list && covers(list) ? list.y : map.y + map.height;
  return { x: map.x + map.width / 2, y: (top + bottom) / 2 };
}

/** Where a place is on the screen, in CSS pixels. */
async function onScreen(page: Page, locale: Locale, place: Place) {
  const free = await freeMiddle(page, locale);
  const view = viewOf(page);
  // Before it moves the map shows what its address names: the place itself.
  if (!view) return free;
  const size = TILE * 2 ** view.zoom;
  const [at, middle] = [mercator(place), mercator(view)];
  return { x: free.x + (at.x - middle.x) * size, y: free.y + (at.y - middle.y) * size };
}

/** The pointer turns into a hand over a mark; nothing else on a canvas can be asked. */
async function isOverMark(
  page: Page,
  canvas: Locator,
  at: { x: number; y: number },
): Promise<boolean> {
  await page.mouse.move(at.x - 1, at.y);
  await page.mouse.move(at.x, at.y);
  return canvas.evaluate(
    (element, { x, y }) =>
      new Promise<boolean>((resolve) => {
        // Controls and the list lie over the map.
        if (document.elementFromPoint(x, y) !== element) return resolve(false);
        let left = 8;
        const look = () => {
          if (getComputedStyle(element).cursor === "pointer") resolve(true);
          else if (left-- === 0) resolve(false);
          else requestAnimationFrame(look);
        };
        look();
      }),
    at,
  );
}

/** Places around a point, nearest first. */
function around({ x, y }: { x: number; y: number }, step: number, reach: number) {
  const found: { x: number; y: number }[] = [];
  for (let dx = -reach; dx <= reach; dx += step)
    for (let dy = -reach; dy <= reach; dy += step) found.push({ x: x + dx, y: y + dy });
  const far = (at: { x: number; y: number }) => Math.hypot(at.x - x, at.y - y);
  return found.filter((at) => far(at) <= reach).sort((a, b) => far(a) - far(b));
}

/** The mark nearest to where a place is drawn. */
async function markNear(page: Page, locale: Locale, place: Place) {
  const canvas = mapCanvas(page, locale);
  const middle = await onScreen(page, locale, place);
  // A report's pin stands above its place.
  for (const at of around({ x: middle.x, y: middle.y - 12 }, 18, 90))
    if (await isOverMark(page, canvas, at)) return at;
  return null;
}

/** Opens gatherings around a place, one after the other, until `found` is there. */
export async function openMarksAt(
  page: Page,
  locale: Locale,
  place: Place,
  found: Locator,
): Promise<number> {
  for (let opened = 0; opened < 8; opened++) {
    if (await found.isVisible()) return opened;
    let at: { x: number; y: number } | null = null;
    await expect(async () => {
      at = await markNear(page, locale, place);
      expect(at, "a mark near the place").not.toBeNull();
    }).toPass({ timeout: 20_000 });
    const before = page.url();
    const { x, y } = at ?? { x: 0, y: 0 };
    await page.mouse.click(x, y);
    await expect(async () => {
      expect((await found.isVisible()) || page.url() !== before).toBe(true);
    }).toPass({ timeout: 10_000 });
  }
  await expect(found).toBeVisible();
  return 8;
}

/** A map that is drawn has streets, water, parks, words: many colours. An empty one has a few. */
export async function expectDrawn(page: Page, locale: Locale = "ja"): Promise<void> {
  await expect
    .poll(async () => coloursIn(await mapCanvas(page, locale).screenshot()), { timeout: 30_000 })
    .toBeGreaterThan(24);
}
