import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { fieldsAt, newMail, report, send, signInAs } from "./support/door.ts";
import { numbersIn } from "./support/lists.ts";
import { wakeMap } from "./support/map.ts";
import { plainPhoto } from "./support/pictures.ts";
import { ReportForm } from "./support/report-form.ts";
import { expect, test } from "./support/watched.ts";
import { address, type Locale, locales, pattern, say } from "./support/words.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SHOWA = { lng: 135.5171, lat: 34.6331 };

/** What axe finds, in a form that tells where. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
  );
}

type Stop = { name: string; go: (page: Page, locale: Locale) => Promise<void> };

const at = (path: string): Stop => ({
  name: path,
  go: async (page, locale) => {
    await page.goto(address(locale, path));
  },
});

const form = (name: string, work: (form: ReportForm) => Promise<void>): Stop => ({
  name: `form, ${name}`,
  go: async (page, locale) => {
    const own = new ReportForm(page, locale);
    await own.open(`?lng=${SHOWA.lng}&lat=${SHOWA.lat}`);
    await work(own);
  },
});

const publicStops: Stop[] = [
  {
    name: "/",
    go: async (page, locale) => {
      await page.goto(address(locale, "/"));
      await wakeMap(page, locale);
    },
  },
  {
    name: "the filter",
    go: async (page, locale) => {
      await page.goto(address(locale, "/?ward=abeno"));
      await page
        .getByRole("button", { name: pattern(locale, "explore.filter") })
        .first()
        .click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  at("/reports?q=zzzz"),
  at("/reports"),
  at("/wards"),
  at("/wards/abeno"),
  at("/about"),
  at("/privacy"),
  at("/accessibility"),
  at("/sign-in?problem=emailWrong"),
  at("/demo"),
  at("/mailbox"),
  at("/nowhere"),
  {
    name: "a report and its photo",
    go: async (page, locale) => {
      const html = await (await page.request.get("/reports?state=done")).text();
      const [number = ""] = numbersIn(
        html.replace(/<article[^>]*ui-row-plain.*?<\/article>/gs, ""),
      );
      await page.goto(address(locale, `/reports/${number}`));
    },
  },
  form("photos", async (own) => {
    await own.choosePhotos(await plainPhoto());
    await expect(own.photo(1, "done")).toBeVisible({ timeout: 20_000 });
  }),
  form("place", async (own) => {
    await own.toPlace();
    await expect(own.page.getByRole("button", { name: own.say("script.place.pin") })).toBeVisible({
      timeout: 20_000,
    });
  }),
  form("what, with problems", async (own) => {
    await own.toPlace();
    await own.toWhat();
    await own.chooseCategory("danger-now");
    await own.button("script.next.what").click();
    await expect(own.problems()).toBeVisible();
  }),
  form("check", async (own) => {
    await own.toPlace();
    await own.toWhat();
    await own.title().fill("ベンチ");
    await own.chooseCategory("noise");
    await own.answer("noise", "noise", "night");
    await own.toConfirm();
  }),
];

/** Pages of somebody who is signed in; the first signs in. */
const ownStops: Stop[] = [
  {
    name: "/my",
    go: async (page, locale) => {
      await signInAs(page.request, new URL(page.url()).origin, "resident");
      await page.goto(address(locale, "/my"));
    },
  },
  {
    name: "a report of one's own that waits",
    go: async (page, locale) => {
      const site = new URL(page.url()).origin;
      const { number } = await report(page.request, site, {
        ...fieldsAt(SHOWA),
        category: "bad-parking",
      });
      await page.goto(address(locale, `/reports/${number}`));
      await expect(page.getByText(say(locale, "report.notice.waitingTitle"))).toBeVisible();
    },
  },
  {
    name: "editing",
    go: async (page) => {
      await page.goto(`${page.url().replace(/[?#].*/, "")}/edit`);
    },
  },
  {
    name: "a code",
    go: async (page, locale) => {
      await page.context().clearCookies();
      const site = new URL(page.url()).origin;
      const { next } = await send(page.request, site, { ...fieldsAt(SHOWA), email: newMail() });
      await page.goto(address(locale, `${next}?problem=codeWrong&p.left=3`));
    },
  },
];

test.describe("axe finds nothing", () => {
  for (const locale of locales) {
    test(`in ${locale}`, async ({ page, isMobile }) => {
      test.setTimeout(400_000);
      // Each page in every language, theme and width, not in every combination of the three.
      const colorScheme = (locale === "ja") === isMobile ? "light" : "dark";
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const titles = new Map<string, string>();
      for (const { name, go } of [...publicStops, ...ownStops]) {
        await test.step(name, async () => {
          await go(page, locale);
          expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
          await expect.soft(page.locator("html"), name).toHaveAttribute("lang", locale);
          const title = await page.title();
          expect.soft(title, name).toMatch(pattern(locale, "shell.titlePattern"));
          // Two states of one page may share a title, two pages may not.
          const { pathname } = new URL(page.url());
          expect.soft(titles.get(title) ?? pathname, `${name}: ${title}`).toBe(pathname);
          titles.set(title, pathname);
          await expect.soft(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
          await expect.soft(page.getByRole("main"), name).toHaveCount(1);
        });
      }
    });
  }
});

test.describe("320 pixels are wide enough", () => {
  test.skip(({ isMobile }) => !isMobile, "once is enough");

  for (const locale of locales) {
    test(`in ${locale}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.setViewportSize({ width: 320, height: 640 });
      for (const { name, go } of [...publicStops, ...ownStops]) {
        await test.step(name, async () => {
          await go(page, locale);
          const wide = await page.evaluate(() => {
            const room = document.documentElement.clientWidth;
            return { room, width: document.documentElement.scrollWidth };
          });
          expect.soft(wide, name).toEqual({ room: 320, width: 320 });
        });
      }
    });
  }
});
