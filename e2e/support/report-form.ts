import { expect, type Locator, type Page } from "@playwright/test";
import type { Picture } from "./pictures.ts";
import { address, category, type Locale, pattern, question, say } from "./words.ts";

type Step = "photos" | "place" | "what" | "confirm";

/** The report form as a person with script meets it: four steps, by their words. */
export class ReportForm {
  constructor(
    readonly page: Page,
    readonly locale: Locale,
  ) {}

  say = (name: string, values?: Record<string, string | number>) =>
    say(this.locale, `form.${name}`, values);

  button = (name: string): Locator =>
    this.page.getByRole("button", { name: this.say(name), exact: true });

  async open(query = ""): Promise<void> {
    await this.page.goto(address(this.locale, `/report${query}`));
    await this.isReady();
  }

  /** Script has made steps of the form. */
  async isReady(): Promise<void> {
    await expect(this.page.locator("form[data-ready]")).toBeVisible();
  }

  async isAt(step: Step): Promise<void> {
    const heading = this.say(`heading.${step}`);
    await expect(this.page.getByRole("heading", { level: 2, name: heading })).toBeVisible();
  }

  async choosePhotos(...pictures: Picture[]): Promise<void> {
    const gallery = this.page.getByLabel(this.say("script.photos.gallery"), { exact: true });
    const files = pictures.map(({ name, bytes }) => ({
      name,
      mimeType: "image/jpeg",
      buffer: bytes,
    }));
    await gallery.setInputFiles(files);
  }

  /** Photo `n` says what became of it. */
  photo = (n: number, state: "done" | "notSent"): Locator =>
    this.page
      .getByRole("listitem")
      .filter({ hasText: this.say("script.photos.nth", { n }) })
      .filter({ hasText: this.say(`script.photos.${state}`) });

  async takePhotosPlace(): Promise<void> {
    const take = this.page.getByRole("button", {
      name: new RegExp(`^(${this.say("script.offer.use")}|${this.say("script.offer.yes")})$`),
    });
    await take.click();
    const used = this.page.getByText(this.say("script.offer.used.both"));
    await expect(used).toBeVisible();
  }

  async toPlace(): Promise<void> {
    const on = [this.say("script.next.photos"), this.say("script.withoutPhotos")];
    await this.page
      .getByRole("button", { name: on[0] ?? "" })
      .or(this.page.getByRole("button", { name: on[1] ?? "" }))
      .click();
    await this.isAt("place");
  }

  /** Looks for a place by its words and takes the first that is offered. */
  async searchPlace(words: string): Promise<void> {
    await this.page.getByLabel(this.say("script.place.search")).fill(words);
    await this.button("script.place.searchButton").click();
    await this.page.getByRole("button", { name: words }).first().click();
  }

  /** What is said of the pin's place. */
  pinWords = (): Locator =>
    this.page.getByRole("status").filter({ hasText: this.say("script.place.here") });

  async toWhat(): Promise<void> {
    await this.button("script.next.place").click();
    await this.isAt("what");
  }

  async chooseCategory(code: string): Promise<void> {
    const { groupName, name } = category(code);
    const radio = this.page.getByRole("radio", { name: name[this.locale], exact: true });
    if (!(await radio.isVisible()))
      await this.page
        .locator("summary")
        .filter({ hasText: new RegExp(`^\\s*${groupName[this.locale].replace(/[()]/g, "\\$&")}`) })
        .click();
    await radio.check();
  }

  async answer(code: string, id: string, value: string): Promise<void> {
    const { label, option } = question(code, id, value);
    const group = this.page.getByRole("group", { name: label[this.locale] });
    await group.getByLabel(option[this.locale], { exact: true }).check();
  }

  title = (): Locator => this.page.getByLabel(this.say("what.title"));
  body = (): Locator => this.page.getByLabel(this.say("what.body"));
  mail = (): Locator => this.page.getByLabel(this.say("confirm.email"));
  sendButton = (): Locator => this.button("confirm.send");

  async toConfirm(): Promise<void> {
    await this.button("script.next.what").click();
    await this.isAt("confirm");
  }

  /** What was typed is kept on this device, under an address that leads back to it. */
  async isKept(words: string): Promise<void> {
    await this.page.waitForURL(/form=/);
    const kept = () => this.page.evaluate(() => JSON.stringify({ ...localStorage }));
    await expect.poll(kept).toContain(words);
  }

  problems = (): Locator =>
    this.page.getByRole("alert").filter({ hasText: say(this.locale, "form.script.errorHeading") });

  similar = (): Locator =>
    this.page
      .getByRole("status")
      .filter({ hasText: pattern(this.locale, "form.script.what.similarTitle") });
}

/** Types the code that came by mail, read from the demo's mailbox as a person would. */
export async function typeCode(page: Page, locale: Locale, mail: string): Promise<void> {
  const here = page.url();
  let code = "";
  await expect(async () => {
    await page.goto(address(locale, "/mailbox"));
    const letter = page.getByRole("article").filter({ hasText: mail }).first();
    code = /\d{6}/.exec(await letter.innerText({ timeout: 2_000 }))?.[0] ?? "";
    expect(code).toMatch(/^\d{6}$/);
  }).toPass({ timeout: 30_000 });
  await page.goto(here);
  await page.getByLabel(say(locale, "account.code.label")).fill(code);
  await page.getByRole("button", { name: say(locale, "account.code.send.report") }).click();
}
