import { expect, type Locator, type Page } from "@playwright/test";

/** How the focus shows: its own outline or shadow, or that of the label or box drawn for it. */
const seenFocus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "nothing has the focus";
    const drawn = [element, element.closest("label"), element.parentElement].filter(
      (one) => one !== null,
    );
    const shows = drawn.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (
        (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 1) || boxShadow !== "none"
      );
    });
    return shows ? "" : element.outerHTML.slice(0, 200);
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
