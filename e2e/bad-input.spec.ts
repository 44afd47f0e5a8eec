import { fieldsAt, newFormId, newMail, newWord, post, report, send, signInAs } from "./support/door.ts";
import { drawnPhoto, plainPhoto } from "./support/pictures.ts";
import { ReportForm, typeCode } from "./support/report-form.ts";
import { expect, test } from "./support/watched.ts";
import { pattern, say } from "./support/words.ts";

const SHOWA = { lng: 135.5171, lat: 34.6331 };
const HIGASHI_OSAKA = { lng: 135.6009, lat: 34.6794 };
const keys = (answer: { problems?: { key: string }[] }) => answer.problems?.map(({ key }) => key) ?? [];

test.skip(({ isMobile }) => isMobile, "once is enough");

test.describe("what is typed wrongly", () => {
  test("a place outside the city: which body to ask, and the words are kept", async ({ page }) => {
    const form = new ReportForm(page, "ja");
    const { lng, lat } = HIGASHI_OSAKA;
    await form.open(`?lng=${lng}&lat=${lat}&title=${encodeURIComponent("橋のさび")}`);
    await form.toPlace();
    const outside = page.getByText(form.say("script.place.outside", { city: "東大阪市" }));
    await expect(outside).toBeVisible();
    await expect(page.getByText(form.say("script.place.outsideText", { city: "東大阪市" }))).toBeVisible();
    await form.button("script.next.place").click();
    const link = form.problems().getByRole("link", { name: say("ja", "errors.placeOutside") });
    await link.click();
    await expect(page.getByLabel(form.say("script.place.search"))).toBeFocused();
    await form.searchPlace("文の里");
    await expect(form.pinWords()).toContainText("阿倍野区");
    await form.toWhat();
    await expect(form.title()).toHaveValue("橋のさび");
  });

  test("no place, no words, no category, no mail: each at its field", async ({ page }) => {
    const form = new ReportForm(page, "ja");
    await form.open();
    await form.toPlace();
    await form.button("script.next.place").click();
    await expect(form.problems()).toContainText(say("ja", "errors.placeMissing"));
    await form.searchPlace("文の里");
    await form.toWhat();
    await form.button("script.next.what").click();
    for (const key of ["titleMissing", "categoryMissing"])
      await expect(form.problems()).toContainText(say("ja", `errors.${key}`));
    await expect(form.title()).toHaveAttribute("aria-invalid", "true");
    await form.title().fill("ベンチの板が外れています");
    await form.chooseCategory("tactile-paving");
    await form.toConfirm();
    await form.sendButton().click();
    await expect(form.problems()).toContainText(say("ja", "errors.emailMissing"));
    await form.mail().fill("aki@example");
    await form.sendButton().click();
    await expect(form.problems()).toContainText(say("ja", "errors.emailWrong"));
    await expect(form.mail()).toHaveAttribute("aria-invalid", "true");
    await expect(form.mail()).toHaveValue("aki@example");
  });

  test("100,000 letters", async ({ page, request, site }) => {
    const long = "あ".repeat(100_000);
    const id = newFormId();
    const answer = await send(request, site, {
      ...fieldsAt(SHOWA, { title: long, body: long }),
      id,
      email: newMail(),
    });
    expect(answer.status).toBe(422);
    expect(answer.problems).toEqual([
      { field: "title", key: "titleLong", params: { limit: 60, over: 99_940 } },
      { field: "body", key: "bodyLong", params: { limit: 2_000, over: 98_000 } },
    ]);
    const back = await (await request.get(`/report?form=${id}`)).text();
    expect(back).toContain(long);

    const form = new ReportForm(page, "ja");
    await form.open(`?lng=${SHOWA.lng}&lat=${SHOWA.lat}`);
    await form.toPlace();
    await form.toWhat();
    await form.title().fill(long);
    await form.chooseCategory("tactile-paving");
    await form.button("script.next.what").click();
    const sentence = say("ja", "errors.titleLong", { limit: 60, over: 99_940 });
    await form.problems().getByRole("link", { name: sentence }).click();
    await expect(form.title()).toBeFocused();
    await expect(form.title()).toHaveValue(long);
  });

  test("control characters and direction overrides are left out", async ({ page, request, site }) => {
    const word = newWord();
    const { number } = await report(
      request,
      site,
      fieldsAt(SHOWA, {
        title: `\u202e${word}\u0000\u0007\u2066 欠け\u200b\u202c た`,
        body: "一行\u0008目\r\n<script>alert(1)</script>\n[x](javascript:alert(1)) https://example.com/a",
      }),
    );
    await page.goto(`/reports/${number}`);
    const heading = page.getByRole("heading", { level: 1 });
    expect(await heading.textContent()).toBe(`${word} 欠け た`);
    const main = page.getByRole("main");
    await expect(main).toContainText("<script>alert(1)</script>");
    const link = main.getByRole("link", { name: "https://example.com/a" });
    await expect(link).toHaveAttribute("rel", "ugc nofollow noopener");
    await expect(main.locator('a[href^="javascript:"]')).toHaveCount(0);
  });

  test("a category that went away while writing, and an answer nobody offers", async ({ request, site }) => {
    const gone = await send(request, site, {
      ...fieldsAt(SHOWA, { category: "gone-away", title: "残る" }),
      email: newMail(),
    });
    expect([gone.status, ...keys(gone)]).toEqual([422, "categoryMissing"]);
    expect(await (await request.get(gone.next)).text()).toContain('value="残る"');
    const odd = await send(request, site, {
      ...fieldsAt(SHOWA, { category: "road-hole", "answer.road-hole.size": "huge" }),
      email: newMail(),
    });
    expect(odd.problems).toMatchObject([{ field: "answer.size", key: "answerUnknown" }]);
  });

  test("addresses that make no sense", async ({ request }) => {
    const status = async (path: string) => (await request.get(path)).status();
    const odd = "category=%3Cx%3E&state=%27or+1%3D1&from=9999-99&ward=..%2F&after=x&q=%25_%5C";
    expect(await status(`/?${odd}`)).toBe(200);
    expect(await status(`/reports?${odd}`)).toBe(200);
    expect(await status("/reports/0000000000")).toBe(404);
    expect(await status("/wards/nowhere")).toBe(404);
    expect(await status("/api/media/0123456789abcdef0123456789abcdef/960")).toBe(404);
    expect(await status("/api/media/..%2F..%2Fsecrets.json/master")).toBe(404);
    expect(await status("/%E0%A4%A")).toBe(400);
    expect(await status(`/report?problem=${encodeURIComponent("<script>")}&form=x`)).toBe(200);
  });
});

test.describe("codes", () => {
  test("a wrong code five times is over; a new one works", async ({ page, request, site }) => {
    const mail = newMail();
    const sent = await send(page.request, site, { ...fieldsAt(SHOWA), email: mail });
    await page.goto(sent.next);
    const code = page.getByLabel(say("ja", "account.code.label"));
    const finish = page.getByRole("button", { name: say("ja", "account.code.send.report") });
    await code.fill("12");
    await finish.click();
    const told = (words: string) => page.getByRole("alert").filter({ hasText: words });
    await expect(told(say("ja", "errors.codeShape"))).toBeVisible();
    for (const left of [4, 3, 2, 1]) {
      await code.fill("000000");
      await finish.click();
      await expect(told(say("ja", "errors.codeWrong", { left }))).toBeVisible();
      await expect(code).toHaveAttribute("aria-invalid", "true");
    }
    await code.fill("000000");
    await finish.click();
    await expect(page.getByText(say("ja", "account.code.over.title"))).toBeVisible();
    const { number = "" } = sent.submitted ?? {};
    expect((await request.get(`/reports/${number}`)).status()).toBe(404);
    await page.getByRole("button", { name: say("ja", "account.code.again") }).click();
    await page.waitForURL((url) => url.searchParams.has("sent"));
    await typeCode(page, "ja", mail);
    await page.waitForURL(new RegExp(`/reports/${number}`));
    expect((await request.get(`/reports/${number}`)).status()).toBe(200);
    await page.goto(sent.next);
    await expect(page.getByLabel(say("ja", "account.code.label"))).toHaveCount(0);
  });
});

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
    const letters = (await (await request.get("/mailbox")).text()).match(/<article.*?<\/article>/gs);
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
    const stolen = await send(stranger, site, { ...fieldsAt(SHOWA), id: fields.id, email: newMail() });
    expect(stolen.status).toBeGreaterThanOrEqual(400);
    expect(keys(stolen)).toEqual(["idTaken"]);
    expect(JSON.stringify(stolen)).not.toContain(first.submitted?.number);
    await signInAs(stranger, site, "npo");
    expect(keys(await send(stranger, site, { ...fieldsAt(SHOWA), id: fields.id }))).toEqual(["idTaken"]);
    await stranger.dispose();
  });

  test("two tabs do not mix", async ({ page, context }) => {
    const [one, two] = [new ReportForm(page, "ja"), new ReportForm(await context.newPage(), "ja")];
    for (const [form, words] of [[one, "一つめ"], [two, "二つめ"]] as const) {
      await form.open(`?lng=${SHOWA.lng}&lat=${SHOWA.lat}`);
      await form.choosePhotos(await plainPhoto());
      await expect(form.photo(1, "done")).toBeVisible();
      await form.toPlace();
      await form.toWhat();
      await form.title().fill(words);
      await form.isKept(words);
    }
    expect(one.page.url()).not.toBe(two.page.url());
    for (const [form, words] of [[one, "一つめ"], [two, "二つめ"]] as const) {
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
    await expect(page.getByText(form.say("script.confirm.waiting"))).toBeVisible({ timeout: 20_000 });
    await page.unroute(door);
    await form.button("script.confirm.again").click();
    await page.waitForURL(/\/report\/confirm\//);
    await typeCode(page, "ja", mail);
    await page.waitForURL(/\/reports\//);
    await expect(page.getByRole("list", { name: say("ja", "report.photos") }).getByRole("img")).toHaveCount(1);
    const list = await (await request.get(`/reports?q=${word}`)).text();
    expect(new Set(list.match(/\/reports\/[0-9A-Z]{10}/g)).size).toBe(1);
  });

  test("a page that the browser dropped is offered again, with its words and photo", async ({ page }) => {
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
    await expect(page.getByText(pattern("ja", "shell.name")).or(page.getByText("ほかのサイトから"))).toBeVisible();
    expect(await page.context().cookies(site)).toEqual([]);
  });
});
