import { expectDrawn, liveMap, mapCanvas, wakeMap } from "./support/map.ts";
import { embeddedCity, startNode, type TestNode } from "./support/start-node.ts";
import { hasSharedData } from "./support/wards.ts";
import { expect, test } from "./support/watched.ts";
import { say } from "./support/words.ts";

const SHOW = "地理院地図を表示（国土地理院につながります）";

/** One grey pixel, for a tile of the national map. */
const TILE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

test.describe("the map is never empty", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`on the operator's streets, ${colorScheme}`, async ({ page }) => {
      test.skip(!hasSharedData, "not run: no shared data");
      await page.emulateMedia({ colorScheme });
      await page.goto("/#map=15/34.6331/135.5171");
      await wakeMap(page);
      await expectDrawn(page);
      await expect(
        liveMap(page)
          .getByText(/OpenStreetMap/)
          .first(),
      ).toBeVisible();
      await expect(page.getByRole("button", { name: SHOW })).toHaveCount(0);
      const before = await mapCanvas(page).screenshot();
      await page.getByRole("button", { name: say("ja", "map.zoomOut") }).click();
      await expect
        .poll(async () => (await mapCanvas(page).screenshot()).equals(before))
        .toBe(false);
    });
  }
});

test.describe("without street tiles", () => {
  test.skip(({ isMobile }) => isMobile, "once is enough");
  test.describe.configure({ mode: "serial", timeout: 240_000 });
  let node: TestNode;

  test.beforeAll(async () => {
    node = await startNode(embeddedCity());
  });

  test.afterAll(async () => {
    await node?.stop();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`the city pack is drawn, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const view of ["", "#map=14/34.6331/135.5171"]) {
        await page.goto("about:blank");
        await page.goto(`${node.address}/${view}`);
        await wakeMap(page);
        await expectDrawn(page);
      }
      await expect(liveMap(page).getByText(say("ja", "map.plain"))).toBeVisible();
    });
  }

  test("the national map is asked for by the reader alone, and asked once", async ({
    page,
    noticed,
  }) => {
    await page.route("https://cyberjapandata.gsi.go.jp/**", (route) =>
      route.fulfill({
        contentType: "image/png",
        body: TILE,
        headers: { "access-control-allow-origin": "*" },
      }),
    );
    await page.goto(node.address);
    await wakeMap(page);
    await expectDrawn(page);
    expect(noticed.elsewhere).toEqual([]);
    await liveMap(page).getByRole("button", { name: SHOW }).click();
    await expect.poll(() => noticed.elsewhere.length).toBeGreaterThan(0);
    for (const one of noticed.elsewhere)
      expect(new URL(one).hostname).toBe("cyberjapandata.gsi.go.jp");
    await expect(
      liveMap(page)
        .getByText(/国土地理院/)
        .first(),
    ).toBeVisible();

    // It is remembered, and given up as easily.
    await page.reload();
    await wakeMap(page);
    await page.getByRole("button", { name: say("ja", "map.hideNational") }).click();
    await expectDrawn(page);
    await expect(page.getByRole("button", { name: SHOW })).toBeVisible();
    noticed.elsewhere.length = 0;
    await page.goto("about:blank");
    await page.goto(node.address);
    await wakeMap(page);
    await expectDrawn(page);
    expect(noticed.elsewhere).toEqual([]);
  });
});
