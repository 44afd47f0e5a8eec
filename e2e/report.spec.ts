import type { APIRequestContext, Page } from "@playwright/test";
import { fieldsAt, newMail, newWord, report, send } from "./support/door.ts";
import { hashFor, openMarksAt, wakeMap } from "./support/map.ts";
import {
  difference,
  drawnPhoto,
  metadataIn,
  type Picture,
  placeInside,
  realPhoto,
  seenSize,
} from "./support/pictures.ts";
import { ReportForm, typeCode } from "./support/report-form.ts";
import { hasSharedData, wardAt, wardName } from "./support/wards.ts";
import { expect, test } from "./support/watched.ts";
import { address, category, type Locale, pattern, say } from "./support/words.ts";

const SIZES = ["320", "960", "1920", "master"];

/** Lying on its side by its tag, in the north of the city. */
async function photoFor(locale: Locale) {
  const real = realPhoto(locale === "ja" ? 6 : 8);
  if (!real)
    console.log("not run: a real photo from a phone (no shared data); a drawn one is sent");
  return real ?? drawnPhoto({ lng: 135.4959, lat: 34.7024 }, { orientation: 6 });
}

/** Somebody reported the same thing here before. */
const reportedBefore = (request: APIRequestContext, base: string, picture: Picture) =>
  placeInside(picture).then((place) =>
    report(request, base, {
      ...fieldsAt(place),
      category: "road-hole",
      "answer.road-hole.size": "30-60",
    }),
  );

async function writeReport(page: Page, locale: Locale, picture: Picture, title: string) {
  const form = new ReportForm(page, locale);
  await page.goto(address(locale, "/"));
  const bar = page.getByRole("navigation", { name: say(locale, "shell.bar") });
  await bar.getByRole("link", { name: say(locale, "shell.section.report") }).click();
  await form.isReady();
  await form.choosePhotos(picture);
  await expect(form.photo(1, "done")).toBeVisible({ timeout: 30_000 });
  await form.takePhotosPlace();
  await form.toPlace();
  const ward = wardAt(await placeInside(picture)) ?? "北区";
  await expect(form.pinWords()).toContainText(wardName(ward, locale));
  await form.toWhat();
  await form.title().fill(title);
  await form.chooseCategory("road-hole");
  await expect(form.similar().getByRole("article").first()).toBeVisible({ timeout: 15_000 });
  await form.button("script.next.what").click();
  await expect(form.problems()).toBeVisible();
  await form.answer("road-hole", "size", "30-60");
  await form.toConfirm();
  return { form, ward };
}

async function sizesOf(page: Page) {
  const photo = page.getByRole("list", { name: /./ }).getByRole("link").getByRole("img").first();
  await expect(photo).toBeVisible();
  const key = /media\/([0-9a-f]{32})\//.exec((await photo.getAttribute("src")) ?? "")?.[1];
  return Promise.all(
    SIZES.map(async (size) => {
      const file = `/api/media/${key}/${size}`;
      // Until the worker has made a size the master stands in.
      const type = size === "master" ? "image/jpeg" : "image/webp";
      let bytes: Buffer = Buffer.alloc(0);
      await expect(async () => {
        const answer = await page.request.get(file);
        bytes = await answer.body();
        expect(answer.headers()["content-type"]).toBe(type);
      }).toPass({ timeout: 30_000 });
      return { size, bytes };
    }),
  );
}

/** Every file of the photo stands upright, is as big as it says, and holds nothing but the picture. */
async function expectClean(page: Page, picture: Picture) {
  const seen = await seenSize(picture.bytes);
  for (const { size, bytes } of await sizesOf(page)) {
    const served = await seenSize(bytes);
    expect(await metadataIn(bytes), `metadata in size ${size}`).toEqual([]);
    expect(served.width / served.height).toBeCloseTo(seen.width / seen.height, 1);
    expect(Math.max(served.width, served.height)).toBeLessThanOrEqual(
      size === "master" ? 2_560 : Number(size),
    );
    expect(await difference(picture.bytes, bytes), `size ${size} stands upright`).toBeLessThan(8);
  }
}

test.describe("a report with a photo, from a phone to the map", () => {
  test.skip(({ isMobile }) => !isMobile, "a phone's way");

  for (const locale of ["ja", "en"] as const) {
    test(`in ${locale}`, async ({ page, site, playwright }) => {
      test.setTimeout(120_000);
      const picture = await photoFor(locale);
      const others = await playwright.request.newContext();
      await reportedBefore(others, site, picture);
      await others.dispose();
      const title = `${locale === "ja" ? "車道に深い穴" : "Deep pothole"} ${newWord()}`;
      const mail = newMail();

      const { form, ward } = await writeReport(page, locale, picture, title);
      await form.mail().fill(mail);
      await form.sendButton().click();
      await page.waitForURL(/\/report\/confirm\//);
      await typeCode(page, locale, mail);

      await page.waitForURL(/\/reports\/[0-9A-Z]{10}\?sent=1$/);
      await expect(page.getByText(say(locale, "report.done.sent"))).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      const main = page.getByRole("main");
      await expect(main).toContainText(wardName(ward, locale));
      await expect(main).toContainText(category("road-hole").name[locale]);
      await expectClean(page, picture);

      const place = await placeInside(picture);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(address(locale, `/${hashFor(place, 12.5)}`));
      await wakeMap(page, locale);
      const picked = page
        .getByRole("region", { name: pattern(locale, "explore.spot") })
        .or(page.getByRole("region", { name: say(locale, "explore.picked") }))
        .or(page.locator("article[data-selected]"));
      const card = picked.getByRole("link", { name: title });
      const opened = await openMarksAt(page, locale, place, card);
      expect(opened, "gatherings that were opened").toBeGreaterThan(0);
      await card.click();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    });
  }
});

test("the eight photos with real tags land upright in their wards", async ({
  request,
  site,
  isMobile,
}) => {
  test.skip(isMobile, "once is enough");
  test.skip(!hasSharedData, "not run: no shared data");
  test.setTimeout(120_000);
  for (let n = 1; n <= 8; n++) {
    const picture = realPhoto(n) as Picture;
    const place = await placeInside(picture);
    const { number } = await report(request, site, fieldsAt(place), [picture]);
    const html = await (await request.get(`/reports/${number}`)).text();
    const ward = wardAt(place);
    expect(ward, `photo ${n} lies in a ward`).not.toBeNull();
    expect(html.replace(/<[^>]+>/g, ""), `photo ${n}`).toContain(`${ward}`);
    const key = /\/api\/media\/([0-9a-f]{32})\/960/.exec(html)?.[1];
    const master = await (await request.get(`/api/media/${key}/master`)).body();
    expect(await metadataIn(master)).toEqual([]);
    expect(await difference(picture.bytes, master), `photo ${n} stands upright`).toBeLessThan(8);
  }
});

test("the place inside a photo is nothing the door goes by", async ({
  request,
  site,
  isMobile,
}) => {
  test.skip(isMobile, "once is enough");
  const picture = await drawnPhoto({ lng: 135.4959, lat: 34.7024 });
  const answer = await send(
    request,
    site,
    { category: "tactile-paving", title: "場所なし", email: newMail() },
    [picture],
  );
  expect(answer.problems?.map(({ key }) => key)).toEqual(["placeMissing"]);
});
