import { fieldsAt, newFormId, newMail, newWord, post, send, signInAs } from "./support/door.ts";
import { drawnPhoto, plainPhoto } from "./support/pictures.ts";
import { ReportForm, typeCode } from "./support/report-form.ts";
import { expect, test } from "./support/watched.ts";
import { pattern, say } from "./support/words.ts";

const SHOWA = { lng: 135.5171, lat: 34.6331 };
const keys = (answer: { problems?: { key: string }[] }) =>
  answer.problems?.map(({ key }) => key) ?? [];

test.skip(({ isMobile }) => isMobile, "once is enough");

test.describe("sending twice", () => {
  test("a double click makes one report", async ({ page, request }) => {
    const [form, word, mail] = [new ReportForm(page, "ja"), newWord(), newMail()];
    await form.open(`?lng=${SHOWA.lng}&lat=${SHOWA.lat}&category=tactile-paving&title=${word}`);
    await form.toPlace();
    await form.toWhat();
    await form.toConfirm();
    await form.mail().fill(mail);
    await form.sendButton().dblclick();
    await page.waitForURL(/\/report\/confirm\//);
    await typeCode(page, "ja", mail);
    await page.waitForURL(/\/reports\//);
    const list = await (await request.get(`/reports?q=${word}`)).text();
    expect(new Set(list.match(/\/reports\/[0-9A-Z]{10}/g)).size).toBe(1);
    const letters = (await (await request.get("/mailbox")).text()).match(
      /<article.*?<\/article>/gs,
    );
    const codes = letters?.filter((one) => one.includes(mail) && one.includes("確認コード"));
    expect(codes).toHaveLength(1);
  });

  test("the same form again is the same report; someone else's id is a conflict", async ({
    request,
    playwright,
    site,
  }) => {
    const fields = { ...fieldsAt(SHOWA), id: newFormId(), email: newMail() };
    const first = await send(request, site, fields);
    const again = await send(request, site, { ...fields, title: "別の題" });
    expect(again.submitted).toEqual(first.submitted);
    const stranger = await playwright.request.newContext();
    const stolen = await send(stranger, site, {
      ...fieldsAt(SHOWA),
      id: fields.id,
      email: newMail(),
    });
    expect(stolen.status).toBeGreaterThanOrEqual(400);
    expect(keys(stolen)).toEqual(["idTaken"]);
    expect(JSON.stringify(stolen)).not.toContain(first.submitted?.number);
    await signInAs(stranger, site, "npo");
    expect(keys(await send(stranger, site, { ...fieldsAt(SHOWA), id: fields.id }))).toEqual([
      "idTaken",
    ]);
    await stranger.dispose();
  });

  test("two tabs do not mix", async ({ page, context }) => {
    const [one, two] = [new ReportForm(page, "ja"), new ReportForm(await context.newPage(), "ja")];
    for (const [form, words] of [
      [one, "一つめ"],
      [two, "二つめ"],
    ] as const) {
      await form.open(`?lng=${SHOWA.lng}&lat=${SHOWA.lat}`);
      await form.choosePhotos(await plainPhoto());
      await expect(form.photo(1, "done")).toBeVisible();
      await form.toPlace();
      await form.toWhat();
      await form.title().fill(words);
      await form.isKept(words);
    }
    expect(one.page.url()).not.toBe(two.page.url());
    for (const [form, words] of [
      [one, "一つめ"],
      [two, "二つめ"],
    ] as const) {
      await form.page.reload();
      await form.isReady();
      await expect(form.title()).toHaveValue(words);
      await expect(form.page.locator('input[name="photoId"]')).toHaveCount(1);
    }
    await two.page.close();
  });
});

test.describe("the network", () => {
  test("gone while a photo leaves and while the report leaves: nothing is lost, one report", async ({
    page,
    request,
  }) => {
    const [form, word, mail] = [new ReportForm(page, "ja"), newWord(), newMail()];
    const door = "**/api/media/report-form*";
    await form.open(`?lng=${SHOWA.lng}&lat=${SHOWA.lat}&category=tactile-paving&title=${word}`);
    await page.route(door, (route) => route.abort("connectionreset"));
    await form.choosePhotos(await drawnPhoto(SHOWA));
    await expect(form.photo(1, "notSent")).toBeVisible();
    const told = page.getByRole("alert").filter({ hasText: say("ja", "errors.network") });
    await expect(told).toBeVisible();
    await page.unroute(door);
    await form.button("script.photos.retry").click();
    await expect(form.photo(1, "done")).toBeVisible();
    await form.toPlace();
    await form.toWhat();
    await form.toConfirm();
    await form.mail().fill(mail);
    // The server takes it, but its answer never arrives.
    await page.route(door, async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    });
    await form.sendButton().click();
    await expect(page.getByText(form.say("script.confirm.waiting"))).toBeVisible({
      timeout: 20_000,
    });
    await page.unroute(door);
    await form.button("script.confirm.again").click();
    await page.waitForURL(/\/report\/confirm\//);
    await typeCode(page, "ja", mail);
    await page.waitForURL(/\/reports\//);
    await expect(
      page.getByRole("list", { name: say("ja", "report.photos") }).getByRole("img"),
    ).toHaveCount(1);
    const list = await (await request.get(`/reports?q=${word}`)).text();
    expect(new Set(list.match(/\/reports\/[0-9A-Z]{10}/g)).size).toBe(1);
  });

  test("a page that the browser dropped is offered again, with its words and photo", async ({
    page,
  }) => {
    const form = new ReportForm(page, "ja");
    await form.open(`?lng=${SHOWA.lng}&lat=${SHOWA.lat}`);
    await form.choosePhotos(await plainPhoto());
    await expect(form.photo(1, "done")).toBeVisible();
    await form.toPlace();
    await form.toWhat();
    await form.title().fill("書きかけの題");
    await form.isKept("書きかけの題");
    await page.goto("/wards");
    await form.open();
    await expect(page.getByText(form.say("script.left.title"))).toBeVisible();
    await page.getByRole("link", { name: form.say("script.left.continue") }).click();
    await form.isReady();
    await expect(form.title()).toHaveValue("書きかけの題");
    await expect(form.photo(1, "done")).toBeAttached();
  });
});

test.describe("posts from elsewhere", () => {
  const doors = [
    "/api/media/report-form?locale=ja",
    "/api/auth/code",
    "/api/auth/code-again",
    "/api/auth/code-to",
    "/api/auth/check",
    "/api/auth/demo",
    "/api/auth/sign-out-everywhere",
    "/api/reports/withdraw",
    "/api/reports/show",
    "/api/reports/edit",
  ];

  test("are refused in plain words", async ({ request, site }) => {
    const from: Record<string, string>[] = [
      {},
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { origin: site, "sec-fetch-site": "cross-site" },
      { origin: site, "sec-fetch-site": "same-site" },
    ];
    for (const door of doors)
      for (const headers of from) {
        const answer = await request.post(door, { headers, form: { role: "administrator" } });
        expect(answer.status(), `${door} ${JSON.stringify(headers)}`).toBe(403);
        expect(await answer.text()).toContain("ほかのサイトから");
      }
    expect((await post(request, site, "/api/auth/sign-out", {})).status).toBe(303);
  });

  test("a form on another site cannot sign a reader in", async ({ page, site }) => {
    const elsewhere = "http://127.0.0.1:9/form.html";
    await page.route(elsewhere, (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="${site}/api/auth/demo"><input name="role" value="resident"><button>x</button></form>`,
      }),
    );
    await page.goto(elsewhere);
    await page.getByRole("button").click();
    await expect(
      page.getByText(pattern("ja", "shell.name")).or(page.getByText("ほかのサイトから")),
    ).toBeVisible();
    expect(await page.context().cookies(site)).toEqual([]);
  });
});
