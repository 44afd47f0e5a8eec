import type { Page } from "@playwright/test";
import { newMail, newWord } from "./support/door.ts";
import { drawnPhoto, plainPhoto } from "./support/pictures.ts";
import { typeCode } from "./support/report-form.ts";
import { wardName } from "./support/wards.ts";
import { expect, test } from "./support/watched.ts";
import { address, category, type Locale, locales, question, say } from "./support/words.ts";

const file = ({ name, bytes }: { name: string; bytes: Buffer }) => ({
  name,
  mimeType: "image/jpeg",
  buffer: bytes,
});

/** Fields by their words; what the form keeps is read back in the same way. */
function fieldsOf(page: Page, locale: Locale) {
  const label = (name: string) => page.getByLabel(say(locale, `form.${name}`));
  const plate = page
    .getByRole("group", { name: question("road-mirror", "mirror").label[locale] })
    .getByLabel(question("road-mirror", "mirror", "broken").option[locale], { exact: true });
  return {
    photos: label("photos.field"),
    alt: label("photos.alt"),
    address: label("place.address"),
    title: label("what.title"),
    body: label("what.body"),
    mirror: plate,
    plate: page.getByRole("textbox", { name: question("road-mirror", "plate").label[locale] }),
    unnamed: label("confirm.unnamed"),
    closed: label("confirm.keepPhotosClosed"),
    mail: label("confirm.email"),
    button: (name: string) =>
      page.getByRole("button", { name: say(locale, `form.${name}`), exact: true }),
  };
}

async function chooseMirror(page: Page, locale: Locale) {
  const { groupName, name } = category("road-mirror");
  await page.locator("summary").filter({ hasText: groupName[locale] }).first().click();
  await page.getByRole("radio", { name: name[locale], exact: true }).check();
}

test.use({ javaScriptEnabled: false });

test.describe("the report form without script", () => {
  test.skip(({ isMobile }) => !isMobile, "once is enough");

  for (const locale of locales) {
    test(`keeps everything, then sends it, in ${locale}`, async ({ page }) => {
      const fields = fieldsOf(page, locale);
      const title = `${locale === "ja" ? "ミラーが割れています" : "Broken mirror"} ${newWord()}`;
      const mail = newMail();
      const place = { lng: 135.5, lat: 34.6 };

      await page.goto(address(locale, "/report"));
      await fields.title.fill(title);
      await fields.body.fill("朝から。\n二行目");
      await chooseMirror(page, locale);
      await fields.mirror.check();
      await fields.plate.fill("昭和-12");
      await fields.closed.check();
      await fields.unnamed.uncheck();
      await fields.photos.setInputFiles([file(await drawnPhoto(place)), file(await plainPhoto())]);
      await fields.button("confirm.send").click();

      // Neither place nor mail: both are told at once, all the rest is still there.
      const problems = page.getByRole("alert");
      for (const key of ["placeMissing", "emailMissing"]) {
        const link = problems.getByRole("link", { name: say(locale, `errors.${key}`) });
        await expect(link).toBeVisible();
        const target = (await link.getAttribute("href"))?.slice(1) ?? "";
        await expect(page.locator(`[id="${target}"]`)).toHaveAttribute("aria-invalid", "true");
      }
      await expect(page).toHaveTitle(
        new RegExp(`^${say(locale, "form.errorTitle", { title: "" })}`),
      );
      await expect(fields.title).toHaveValue(title);
      await expect(fields.body).toHaveValue("朝から。\n二行目");
      await expect(fields.mirror).toBeChecked();
      await expect(fields.plate).toHaveValue("昭和-12");
      await expect(fields.closed).toBeChecked();
      await expect(fields.unnamed).not.toBeChecked();
      const kept = page.getByRole("region", { name: say(locale, "form.photos.kept") });
      await expect(kept.getByRole("listitem")).toHaveCount(2);

      // One photo is described, one taken out; the place is checked before sending.
      await fields.alt.first().fill("割れたミラー");
      await kept
        .getByRole("button", { name: say(locale, "form.photos.remove") })
        .nth(1)
        .click();
      await expect(kept.getByRole("listitem")).toHaveCount(1);
      await expect(fields.alt).toHaveValue("割れたミラー");
      await fields.address.fill("阿倍野区昭和町三丁目5");
      await fields.button("place.check").click();
      await expect(page.getByText(say(locale, "form.place.readAs"))).toBeVisible();
      await expect(page.getByRole("main")).toContainText(wardName("阿倍野区", locale));
      await expect(fields.mirror).toBeChecked();

      await fields.mail.fill(mail);
      await fields.button("confirm.send").click();
      await page.waitForURL(/\/report\/confirm\//);
      await typeCode(page, locale, mail);
      await page.waitForURL(/\/reports\/[0-9A-Z]{10}\?sent=1$/);
      await expect(page.getByText(say(locale, "report.done.sent"))).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(wardName("阿倍野区", locale));
      await expect(page.getByRole("main")).toContainText("昭和-12");
      await expect(page.getByRole("img", { name: "割れたミラー" })).toBeVisible();
    });
  }

  test("a photo can be sent before the rest, and comes back to this browser alone", async ({
    page,
    browser,
  }) => {
    const fields = fieldsOf(page, "ja");
    await page.goto("/report");
    await fields.photos.setInputFiles(file(await drawnPhoto({ lng: 135.5, lat: 34.6 })));
    await fields.button("photos.add").click();
    const kept = page.getByRole("region", { name: say("ja", "form.photos.kept") });
    const photo = kept.getByRole("img");
    await expect(photo).toBeVisible();
    const source = (await photo.getAttribute("src")) ?? "";
    expect((await page.request.get(source)).status()).toBe(200);
    const stranger = await browser.newContext();
    expect((await stranger.request.get(new URL(source, page.url()).href)).status()).toBe(404);
    const other = await stranger.newPage();
    await other.goto(page.url());
    await expect(other.getByRole("heading", { level: 1 })).toBeAttached();
    await expect(other.getByRole("region", { name: say("ja", "form.photos.kept") })).toHaveCount(0);
    await stranger.close();
  });
});

test.describe("without script", () => {
  test.skip(({ isMobile }) => !isMobile, "once is enough");

  test("signing in and out by a code", async ({ page, request, site }) => {
    const mail = newMail();
    await page.goto("/sign-in?next=/my");
    await page.getByLabel(say("ja", "account.signIn.email")).fill("not an address");
    await page.getByRole("button", { name: say("ja", "account.signIn.send") }).click();
    await expect(page.getByRole("alert")).toContainText(say("ja", "errors.emailWrong"));
    await page.getByLabel(say("ja", "account.signIn.email")).fill(mail);
    await page.getByRole("button", { name: say("ja", "account.signIn.send") }).click();
    await page.waitForURL(/\/sign-in\/[0-9a-f-]{36}/);
    const { codeFor } = await import("./support/door.ts");
    await page.getByLabel(say("ja", "account.code.label")).fill(await codeFor(request, site, mail));
    await page.getByRole("button", { name: say("ja", "account.code.send.sign-in") }).click();
    await page.waitForURL(/\/my$/);
    await page.getByRole("button", { name: say("ja", "account.my.signOut"), exact: true }).click();
    await page.goto("/my");
    await page.waitForURL(/\/sign-in/);
  });
});
