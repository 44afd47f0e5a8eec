import type { Page } from "@playwright/test";
import { wholeList } from "./support/lists.ts";
import { expectDrawn, wakeMap } from "./support/map.ts";
import { expect, test } from "./support/watched.ts";
import { address, type Locale, locales, say } from "./support/words.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const list = (page: Page, locale: Locale) =>
  page.getByRole("list", { name: say(locale, "explore.list"), exact: true });

test.describe("pages", () => {
  for (const locale of locales) {
    test(`a ward in ${locale}`, async ({ page, request }) => {
      await page.goto(address(locale, "/wards"));
      await page
        .getByRole("link", { name: locale === "ja" ? "阿倍野区" : "Abeno Ward", exact: true })
        .click();
      await expect(page).toHaveURL(/\/wards\/abeno$/);
      const main = page.getByRole("main");
      for (const name of ["ward.open", "ward.fixed", "ward.inTime", "ward.long"])
        await expect(main).toContainText(say(locale, name));
      for (const name of ["ward.age.title", "ward.offices"])
        await expect(page.getByRole("heading", { name: say(locale, name) })).toBeVisible();
      const { count } = await wholeList(request, "ward=abeno");
      await expect(main).toContainText(say(locale, "explore.count", { n: count }));
      await wakeMap(page, locale);
      await expectDrawn(page, locale);
    });

    test(`a report in ${locale}`, async ({ page }) => {
      await page.goto(address(locale, "/?state=done"));
      const first = list(page, locale)
        .getByRole("article")
        .filter({ has: page.locator("img") })
        .first();
      const title = await first.getByRole("heading").innerText();
      await first.getByRole("link").click();
      await expect(heading(page)).toHaveText(title);
      const main = page.getByRole("main");
      await expect(
        main
          .getByRole("list", { name: say(locale, "report.photos") })
          .getByRole("img")
          .first(),
      ).toBeVisible();
      await expect(main.getByText(say(locale, "state.status.fixed")).first()).toBeVisible();
      for (const name of ["report.story", "report.near"])
        await expect(page.getByRole("heading", { name: say(locale, name) })).toBeVisible();
      for (const name of [
        "report.number",
        "report.office",
        "report.reporter",
        "report.support",
        "report.comments",
      ])
        await expect(main).toContainText(say(locale, name));
      await expect(page.getByRole("button", { name: say(locale, "report.print") })).toBeVisible();
      await expect(page.getByRole("button", { name: say(locale, "report.share") })).toBeVisible();
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("img", { name: say(locale, "report.qr") })).toBeVisible();
      await page.emulateMedia({ media: "screen" });
      const onMapLink = main
        .getByRole("link", { name: say(locale, "report.onMap") })
        .filter({ visible: true });
      await onMapLink.click();
      await expect(page).toHaveURL(/#map=[\d.]+\/[\d.]+\/[\d.]+\/[0-9A-Z]{10}/);
      await expect(page.getByRole("link", { name: title }).first()).toBeVisible({
        timeout: 20_000,
      });
    });
  }

  test("the language is kept and changed on the same page", async ({ page }) => {
    await page.goto("/wards/abeno");
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
    const link = page.getByRole("link", { name: /English/ });
    if (!(await link.first().isVisible()))
      await page.getByRole("button", { name: say("ja", "shell.menu"), exact: true }).click();
    await link.filter({ visible: true }).first().click();
    await expect(page).toHaveURL(/\/en\/wards\/abeno$/);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.goto("/");
    await expect(page).toHaveURL(/\/en$/);
  });

  test("every page of a demo says that it is none of the city's", async ({ request }) => {
    for (const page of ["/", "/wards", "/report", "/sign-in", "/about", "/reports/0000000000"])
      expect(await (await request.get(page)).text(), page).toContain(say("ja", "shell.demo"));
  });
});
