import { codeFor, fieldsAt, newMail, send } from "./support/door.ts";
import { typeCode } from "./support/report-form.ts";
import { expect, test } from "./support/watched.ts";
import { address, locales, say } from "./support/words.ts";

test.use({ javaScriptEnabled: false });

test.describe("a guest who mistyped the address, without script", () => {
  test.skip(({ isMobile }) => !isMobile, "once is enough");

  for (const locale of locales) {
    test(`sends the code to the right one, in ${locale}`, async ({ page, browser, baseURL }) => {
      const base = baseURL ?? "";
      const [wrong, right] = [newMail(), newMail()];
      const fields = fieldsAt({ lng: 135.5056, lat: 34.6964 }, { email: wrong });
      const { submitted } = await send(page.request, base, fields);
      const first = address(locale, `/report/confirm/${submitted?.codeId}`);
      await page.goto(first);
      const email = page.getByLabel(say(locale, "account.code.other.label"));
      const button = page.getByRole("button", { name: say(locale, "account.code.other.send") });

      await email.fill("nobody");
      await button.click();
      await expect(page.getByRole("alert")).toContainText(say(locale, "errors.emailWrong"));
      await expect(email).toHaveAttribute("aria-invalid", "true");
      await expect(email).toHaveValue("nobody");

      // Whoever got the first mail is not the sender.
      const stranger = await browser.newContext({ javaScriptEnabled: false });
      const theirs = await stranger.newPage();
      await theirs.goto(base + first);
      await expect(theirs.getByLabel(say(locale, "account.code.label"))).toBeVisible();
      await expect(theirs.getByLabel(say(locale, "account.code.other.label"))).toHaveCount(0);

      await email.fill(right);
      await button.click();
      await expect(page.getByRole("main")).toContainText(say(locale, "account.code.sentAgain"));
      await codeFor(page.request, base, right);
      await theirs.reload();
      await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(
        say(locale, "account.code.unknown.title"),
      );
      await stranger.close();
      await typeCode(page, locale, right);
      await expect(page).toHaveURL(new RegExp(`/reports/${submitted?.number}`));
    });
  }
});
