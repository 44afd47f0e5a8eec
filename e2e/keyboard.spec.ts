import { newMail, newWord } from "./support/door.ts";
import { pressOn, tabTo } from "./support/keyboard.ts";
import { ReportForm } from "./support/report-form.ts";
import { expect, test } from "./support/watched.ts";
import { category, pattern, question, say } from "./support/words.ts";

test.skip(({ isMobile }) => isMobile, "a desk has the keyboard");

test("the first stop leads past the menu", async ({ page }) => {
  for (const path of ["/", "/reports", "/wards/abeno", "/sign-in"]) {
    await page.goto(path);
    const skip = page.getByRole("link", { name: say("ja", "shell.skip") });
    await tabTo(page, skip);
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  }
});

test("the filter is set and a report opened", async ({ page }) => {
  await page.goto("/");
  await pressOn(page, page.getByRole("button", { name: pattern("ja", "explore.filter") }));
  const sheet = page.getByRole("dialog", { name: say("ja", "explore.filter"), exact: true });
  await expect(sheet).toBeVisible();
  await pressOn(
    page,
    sheet.getByRole("checkbox", { name: say("ja", "state.group.plan") }),
    "Space",
  );
  await expect(sheet.getByRole("button", { name: /\d+件を見る/ })).toBeVisible();
  await pressOn(page, sheet.getByRole("button", { name: /\d+件を見る/ }));
  await expect(page).toHaveURL(/state=plan/);
  await expect(sheet).toBeHidden();
  const list = page.getByRole("list", { name: say("ja", "explore.list"), exact: true });
  const first = list.getByRole("article").first();
  // The word alone: it is a part of 回答予定日, too.
  await expect(first.getByText(say("ja", "state.group.plan"), { exact: true })).toBeVisible();
  const title = await first.getByRole("heading").innerText();
  await pressOn(page, first.getByRole("link"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("Escape closes what was opened and gives the focus back", async ({ page }) => {
  await page.goto("/");
  const filter = page.getByRole("button", { name: pattern("ja", "explore.filter") }).first();
  await pressOn(page, filter);
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(filter).toBeFocused();
});

/** The pin as it would be sent, in degrees. */
const pinOf = (form: ReportForm) =>
  form.page.evaluate(() => {
    const value = (name: string) =>
      Number(document.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value);
    return { lng: value("lng"), lat: value("lat") };
  });

test("the whole report form, the pin by its arrow keys", async ({ page }) => {
  test.setTimeout(120_000);
  const [form, word] = [new ReportForm(page, "ja"), newWord()];
  await form.open();
  await tabTo(page, page.getByLabel(form.say("script.photos.camera")));
  await pressOn(page, form.button("script.withoutPhotos"));
  await expect(page.getByRole("heading", { name: form.say("heading.place") })).toBeFocused();

  const search = page.getByLabel(form.say("script.place.search"));
  await tabTo(page, search);
  await page.keyboard.type("文の里");
  await page.keyboard.press("Enter");
  const offered = page.getByRole("button", { name: /^文の里/ }).first();
  await expect(offered).toBeVisible();
  await pressOn(page, offered);
  await expect(form.pinWords()).toContainText("阿倍野区");
  await expect(form.pinWords()).toBeFocused();
  const pin = page.getByRole("button", { name: form.say("script.place.pin") });
  await expect(pin).toBeVisible({ timeout: 20_000 });
  const before = await pinOf(form);
  await tabTo(page, pin, "Shift+Tab");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp"])
    await page.keyboard.press(key);
  const after = await pinOf(form);
  expect((after.lng - before.lng) * 111_320 * Math.cos((before.lat * Math.PI) / 180)).toBeCloseTo(
    6,
    0,
  );
  expect((after.lat - before.lat) * 111_320).toBeCloseTo(2, 0);
  await pressOn(page, form.button("script.place.west"));
  expect((await pinOf(form)).lng).toBeLessThan(after.lng);
  await pressOn(page, form.button("script.next.place"));

  await tabTo(page, form.title());
  await page.keyboard.type(`街灯が消えています ${word}`);
  const { groupName } = category("street-light");
  await pressOn(page, page.locator("summary").filter({ hasText: groupName.ja }));
  const radio = page.getByRole("radio", { name: category("street-light").name.ja, exact: true });
  await pressOn(page, radio, "Space");
  await expect(radio).toBeChecked();
  const { label } = question("street-light", "lamp");
  await pressOn(
    page,
    page.getByRole("group", { name: label.ja }).getByRole("radio").first(),
    "Space",
  );
  await tabTo(page, form.body());
  await page.keyboard.type("夜に暗いです。");
  await pressOn(page, form.button("script.next.what"));
  await form.isAt("confirm");

  // Back to a part and on again: nothing is lost.
  await pressOn(
    page,
    page.getByRole("link", {
      name: new RegExp(`${form.say("script.confirm.change")} ${form.say("script.confirm.title")}`),
    }),
  );
  await expect(form.title()).toBeFocused();
  await pressOn(page, form.button("script.next.what"));
  await tabTo(page, form.mail());
  await page.keyboard.type(newMail());
  await pressOn(page, form.sendButton());
  await page.waitForURL(/\/report\/confirm\//);
  await tabTo(page, page.getByLabel(say("ja", "account.code.label")));
});
