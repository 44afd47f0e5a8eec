import type { Page } from "@playwright/test";
import { ask, everything, wholeList } from "./support/lists.ts";
import { expectDrawn, viewOf, wakeMap } from "./support/map.ts";
import { onMap } from "./support/tiles.ts";
import { expect, test } from "./support/watched.ts";
import { type Locale, pattern, say } from "./support/words.ts";

const ABENO = { west: 135.49, south: 34.61, east: 135.54, north: 34.66 };
const month = (ago: number) => {
  const day = new Date();
  return new Date(Date.UTC(day.getFullYear(), day.getMonth() - ago, 1)).toISOString().slice(0, 7);
};

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const list = (page: Page, locale: Locale = "ja") =>
  page.getByRole("list", { name: say(locale, "explore.list"), exact: true });
const chips = (page: Page) =>
  page.getByRole("group", { name: say("ja", "explore.filter"), exact: true });
const search = (page: Page, locale: Locale = "ja") =>
  page.getByLabel(say(locale, "explore.search"));
const countOf = async (page: Page) =>
  Number(/([\d,]+)件/.exec(await heading(page).innerText())?.[1]?.replaceAll(",", ""));

test.describe("list and map", () => {
  test.skip(({ isMobile }) => isMobile, "the same on both");

  for (const query of [
    "",
    "state=recv",
    "state=done&state=out",
    "category=group%3Aroad",
    "ward=abeno",
    `from=${month(4)}&to=${month(1)}`,
    `ward=kita&category=group%3Awaste&category=group%3Aroad&from=${month(9)}&state=recv&state=work&state=done`,
  ]) {
    test(`hold the same reports for “${query || "everything"}”`, async ({ request }) => {
      const { count, numbers } = await wholeList(request, query);
      expect(new Set(numbers).size).toBe(count);
      expect(numbers).toHaveLength(count);
      for (const z of [8, 11, 13])
        expect((await onMap(request, query, { z })).count, `zoom ${z}`).toBe(count);
    });
  }

  test("hold the same reports one by one", async ({ request }) => {
    const { numbers } = await wholeList(request, "ward=abeno");
    const shown = await onMap(request, "ward=abeno", { z: 15, area: ABENO });
    expect(shown.numbers.sort()).toEqual(numbers.sort());
  });

  test("hold the same reports when words or an exact day are asked for", async ({ request }) => {
    const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
    for (const filter of [{ words: "ごみ" }, { words: "街灯 夜" }, { from: day }]) {
      const points = await ask<{ number: string }[]>(request, "reports.newestPoints", {
        ...everything,
        ...filter,
      });
      const query = new URLSearchParams(
        "words" in filter ? { q: filter.words ?? "" } : { from: day },
      );
      const { numbers } = await wholeList(request, query.toString());
      expect(points.map(({ number }) => number).sort()).toEqual(numbers.sort());
    }
  });
});

test.describe("filters", () => {
  test("live in the address and follow back and forward", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/tiles/")) asked.push(request.url());
    });
    await page.goto("/");
    await wakeMap(page);
    const all = await countOf(page);
    await chips(page)
      .getByRole("link", { name: say("ja", "state.group.recv") })
      .click();
    await expect(page).toHaveURL(/\?state=recv(#|$)/);
    await expect.poll(() => countOf(page)).toBeLessThan(all);
    const received = await countOf(page);
    await expect.poll(() => asked.some((one) => one.includes("state=recv"))).toBe(true);

    await page
      .getByRole("button", { name: pattern("ja", "explore.filter") })
      .first()
      .click();
    const sheet = page.getByRole("dialog", { name: say("ja", "explore.filter"), exact: true });
    await sheet
      .getByLabel(say("ja", "explore.ward"), { exact: true })
      .selectOption({ label: "阿倍野区" });
    await sheet.getByRole("button", { name: /見る/ }).click();
    await expect(page).toHaveURL(/\?ward=abeno&state=recv/);
    await expect(heading(page)).toContainText(say("ja", "explore.titleWard", { ward: "阿倍野区" }));
    const inAbeno = await countOf(page);
    expect(inAbeno).toBeLessThan(received);
    await expect(list(page).getByRole("article").first()).toContainText("阿倍野区");

    await page.goBack();
    await expect.poll(() => countOf(page)).toBe(received);
    await page.goBack();
    await expect.poll(() => countOf(page)).toBe(all);
    await page.goForward();
    await page.goForward();
    await expect.poll(() => countOf(page)).toBe(inAbeno);
    await page.reload();
    await expect.poll(() => countOf(page)).toBe(inAbeno);
    await chips(page).getByRole("link", { name: "阿倍野区" }).click();
    await expect.poll(() => countOf(page)).toBe(received);
  });

  test("that find nothing say what to do next", async ({ page }) => {
    await page.goto("/?q=zzzzqqqq");
    await expect(page.getByText(say("ja", "explore.emptyTitle"))).toBeVisible();
    await page
      .getByRole("link", { name: say("ja", "explore.clear") })
      .first()
      .click();
    await expect.poll(() => countOf(page)).toBeGreaterThan(100);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the filter is a form, the map a picture, the list goes on page by page", async ({
    page,
  }) => {
    await page.goto("/");
    const picture = page.getByRole("img", { name: say("ja", "map.picture", { place: "大阪市" }) });
    await expect(picture).toBeVisible();
    expect(
      await picture.evaluate((image: HTMLImageElement) =>
        image.decode().then(() => image.naturalWidth),
      ),
    ).toBeGreaterThan(300);
    await page
      .getByRole("button", { name: pattern("ja", "explore.filter") })
      .first()
      .click();
    const sheet = page.getByRole("dialog", { name: say("ja", "explore.filter"), exact: true });
    await sheet.getByRole("checkbox", { name: say("ja", "state.group.recv") }).press("Space");
    await sheet.getByRole("button", { name: say("ja", "explore.show") }).click();
    await expect(page).toHaveURL(/state=recv/);
    const first = await list(page).getByRole("article").allTextContents();
    // Praise waits for no answer: its card says what it is instead.
    const known = ["state.group.recv", "state.kind.good"].map((key) => say("ja", key));
    for (const text of first)
      expect(
        known.some((name) => text.includes(name)),
        text,
      ).toBe(true);
    await page.getByRole("link", { name: say("ja", "ui.more") }).click();
    await expect(page).toHaveURL(/after=/);
    const next = await list(page).getByRole("article").allTextContents();
    expect(next.length).toBeGreaterThan(0);
    expect(next.filter((text) => first.includes(text))).toEqual([]);
  });

  test("words find reports and places", async ({ page }) => {
    await page.goto("/reports");
    await search(page).fill("文の里");
    await page.getByRole("button", { name: say("ja", "ui.search"), exact: true }).click();
    await expect(page).toHaveURL(/q=/);
    await expect(page.getByText(say("ja", "explore.placesFound"))).toBeVisible();
    await expect(
      page
        .getByRole("main")
        .getByRole("link", { name: /文の里/ })
        .first(),
    ).toBeVisible();
  });
});

test.describe("words", () => {
  test.skip(({ isMobile }) => isMobile, "the same on both");

  test("ごみ, ゴミ and ｺﾞﾐ find one another", async ({ page, request }) => {
    const found = [];
    for (const words of ["ごみ", "ゴミ", "ｺﾞﾐ"]) {
      found.push(await wholeList(request, new URLSearchParams({ q: words }).toString()));
      await page.goto("/");
      await search(page).fill(words);
      await search(page).press("Enter");
      await expect(page).toHaveURL(/\?q=/);
      await expect.poll(() => countOf(page)).toBe(found[0]?.count);
    }
    expect(found[0]?.count).toBeGreaterThan(3);
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });

  test("of one and two letters work", async ({ page, request }) => {
    for (const words of ["穴", "木", "街灯", "段差"]) {
      const { count, numbers } = await wholeList(
        request,
        new URLSearchParams({ q: words }).toString(),
      );
      expect(count, words).toBeGreaterThan(0);
      const html = await (await request.get(`/reports/${numbers[0]}`)).text();
      expect(html, words).toContain(words);
    }
    await page.goto("/?q=穴");
    await expect(list(page).getByRole("article").first()).toBeVisible();
  });
});

test.describe("places", () => {
  const places = [
    { type: "昭和町3-5", choose: /昭和町.*住所/, lng: 135.517, lat: 34.633 },
    { type: "文の里", choose: /文の里.*駅/, lng: 135.5165, lat: 34.6385 },
    { type: "上本町西", choose: /上本町西.*町・/, lng: 135.519, lat: 34.673 },
  ];
  for (const { type, choose, lng, lat } of places) {
    test(`“${type}” moves the map there`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto("/");
      await wakeMap(page);
      const option = page.getByRole("option", { name: choose });
      await search(page).fill(type);
      await option.first().click();
      await expect
        .poll(
          () => {
            const view = viewOf(page);
            return view ? Math.hypot(view.lng - lng, view.lat - lat) : 1;
          },
          { timeout: 20_000 },
        )
        .toBeLessThan(0.012);
      expect(viewOf(page)?.zoom).toBeGreaterThan(14);
      await expectDrawn(page);
    });
  }

  test("a ward's name filters by it, by keyboard", async ({ page }) => {
    await page.goto("/");
    await expect(search(page)).toHaveRole("combobox");
    await search(page).fill("阿倍野区");
    await expect(page.getByRole("option", { name: /阿倍野区.*区/ }).first()).toBeVisible();
    await search(page).press("ArrowDown");
    await search(page).press("ArrowDown");
    await search(page).press("Enter");
    await expect(page).toHaveURL(/ward=abeno/);
  });
});
