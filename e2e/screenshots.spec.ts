import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { phonePhoto } from "@/server/cli/pictures/render.ts";
import { numbersIn } from "./support/lists.ts";
import { expectDrawn, liveMap, wakeMap } from "./support/map.ts";
import { ReportForm } from "./support/report-form.ts";
import { expect, test } from "./support/watched.ts";
import { address, type Locale, say } from "./support/words.ts";

const MOST_BYTES = 200_000;
const SHOWA = { lng: 135.5171, lat: 34.6331 };

/** With SCREENSHOTS=1 the README's pictures are made anew; else they are tried out beside it. */
const folder = () =>
  process.env.SCREENSHOTS ? "docs/screenshots" : test.info().outputPath("screenshots");

async function take(page: Page, name: string, from = 0) {
  await page.mouse.move(1, 1);
  await page.evaluate(async (top) => {
    window.scrollTo({ top, behavior: "instant" });
    const seen = [...document.images].filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    await Promise.all(seen.map((image) => image.decode().catch(() => undefined)));
  }, from);
  const shot = await page.screenshot({ scale: "css", animations: "disabled", caret: "hide" });
  let picture = shot;
  // As many colours as the size allows.
  for (const quality of [100, 80, 60, 40, 20]) {
    picture = await sharp(shot).png({ palette: true, quality, dither: 0, effort: 10 }).toBuffer();
    if (picture.length <= MOST_BYTES) break;
  }
  expect(picture.length, `${name} is small enough for a page`).toBeLessThanOrEqual(MOST_BYTES);
  mkdirSync(folder(), { recursive: true });
  writeFileSync(path.join(folder(), `${name}.png`), picture);
}

/** The map with its marks: they come after the streets. */
async function openMap(page: Page, where: string, locale: Locale = "ja") {
  await page.goto(address(locale, where));
  await wakeMap(page, locale);
  await expectDrawn(page, locale);
  await expect(liveMap(page, locale)).not.toHaveAttribute("aria-busy", "true");
  await page.waitForLoadState("networkidle");
}

async function openReport(page: Page) {
  const list = "/reports?state=work&category=group%3Aroad";
  const html = await (await page.request.get(list)).text();
  const withPhoto = html.replace(/<article[^>]*ui-row-plain.*?<\/article>/gs, "");
  await page.goto(`/reports/${numbersIn(withPhoto)[0]}`);
}

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

test("pictures of the map", async ({ page, isMobile }) => {
  await openMap(page, isMobile ? "/?ward=kita" : "/?ward=abeno");
  await take(page, isMobile ? "front-phone" : "front-desk");
});

test("pictures of the map in English and by night", async ({ page, isMobile }) => {
  if (!isMobile) {
    await openMap(page, "/?ward=tennoji", "en");
    return take(page, "front-en-desk");
  }
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await openMap(page, "/?ward=abeno");
  await take(page, "front-dark-phone");
});

test("pictures of a report and a ward", async ({ page, isMobile }) => {
  if (isMobile) {
    await openReport(page);
    // From its photo's lower half on: title, date and support are the point.
    return take(page, "report-phone", 300);
  }
  await page.goto("/wards/abeno");
  await take(page, "ward-desk");
});

test("pictures of the report form", async ({ page, isMobile }) => {
  test.skip(!isMobile, "a form for the street");
  const form = new ReportForm(page, "ja");
  const at = "2026:04:12 08:30:00";
  const bytes = await phonePhoto({ motif: "pothole", variant: 0 }, { at, ...SHOWA });
  await form.open();
  await form.choosePhotos({ name: "pothole.jpg", bytes });
  await expect(form.photo(1, "done")).toBeVisible({ timeout: 30_000 });
  await form.takePhotosPlace();
  await take(page, "form-phone");
  await form.toPlace();
  await expect(page.getByRole("button", { name: say("ja", "form.script.place.pin") })).toBeVisible({
    timeout: 20_000,
  });
  await expect(form.pinWords()).toContainText("区");
  await page.waitForLoadState("networkidle");
  await take(page, "form-place-phone");
});
