import { mkdirSync, statSync } from "node:fs";
import type { Page } from "@playwright/test";
import { numbersIn } from "../support/lists.ts";
import { expectDrawn, wakeMap } from "../support/map.ts";
import { drawnPhoto, realPhoto } from "../support/pictures.ts";
import { ReportForm } from "../support/report-form.ts";
import { expect, test } from "../support/watched.ts";
import { say } from "../support/words.ts";

const FOLDER = "docs/screenshots";
const MOST_BYTES = 200_000;

test.skip(!process.env.SCREENSHOTS, "only with SCREENSHOTS=1");

async function take(page: Page, name: string) {
  mkdirSync(FOLDER, { recursive: true });
  const path = `${FOLDER}/${name}.png`;
  await page.evaluate(async () => {
    const seen = [...document.images].filter(
      (image) => image.getBoundingClientRect().top < innerHeight,
    );
    await Promise.all(seen.map((image) => image.decode().catch(() => undefined)));
  });
  await page.screenshot({ path, scale: "css", animations: "disabled" });
  expect(statSync(path).size, `${name} is small enough for a page`).toBeLessThanOrEqual(MOST_BYTES);
}

async function front(page: Page) {
  await page.goto("/");
  await wakeMap(page);
  await expectDrawn(page);
}

test("pictures for the README", async ({ page, isMobile, request }) => {
  test.setTimeout(180_000);
  const size = isMobile ? "phone" : "desk";
  await page.emulateMedia({ reducedMotion: "reduce" });
  await front(page);
  await take(page, `front-${size}`);

  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await front(page);
  await take(page, `front-dark-${size}`);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });

  const html = await (await request.get("/reports?state=work&category=group%3Aroad")).text();
  const [number = ""] = numbersIn(html.replace(/<article[^>]*ui-row-plain.*?<\/article>/gs, ""));
  await page.goto(`/reports/${number}`);
  await take(page, `report-${size}`);

  await page.goto("/wards/abeno");
  await wakeMap(page);
  await expectDrawn(page);
  await take(page, `ward-${size}`);

  const form = new ReportForm(page, "ja");
  const picture = realPhoto(1) ?? (await drawnPhoto({ lng: 135.4959, lat: 34.7024 }));
  await form.open();
  await form.choosePhotos(picture);
  await expect(form.photo(1, "done")).toBeVisible({ timeout: 30_000 });
  await take(page, `form-photo-${size}`);
  await form.takePhotosPlace();
  await form.toPlace();
  await expect(page.getByRole("button", { name: say("ja", "form.script.place.pin") })).toBeVisible({
    timeout: 20_000,
  });
  await expect(form.pinWords()).toContainText("区");
  await take(page, `form-place-${size}`);
});
