import { expect, type Locator, type Page } from "@playwright/test";

/** The focus shows as an outline: its own, or that of the field, chip or row around it. */
const seenFocus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "nothing has the focus";
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 1) return "";
    }
    return element.outerHTML.slice(0, 200);
  });

async function hasFocus(target: Locator): Promise<boolean> {
  if ((await target.count()) === 0) return false;
  return target.first().evaluate((element) => element === document.activeElement);
}

/** Goes on by Tab until `target` has the focus, which has to be seen at every stop. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  for (let stops = 0; stops < 90; stops++) {
    await page.keyboard.press(key);
    expect(await seenFocus(page), "a stop whose focus cannot be seen").toBe("");
    if (await hasFocus(target)) return;
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Goes to a link or button by Tab and presses it. */
export async function pressOn(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
