import { fieldsAt, newFormId, newMail, newWord, report, send } from "./support/door.ts";
import { ReportForm, typeCode } from "./support/report-form.ts";
import { expect, test } from "./support/watched.ts";
import { say } from "./support/words.ts";

const SHOWA = { lng: 135.5171, lat: 34.6331 };
const HIGASHI_OSAKA = { lng: 135.6009, lat: 34.6794 };
const keys = (answer: { problems?: { key: string }[] }) =>
  answer.problems?.map(({ key }) => key) ?? [];

test.skip(({ isMobile }) => isMobile, "once is enough");

test.describe("what is typed wrongly", () => {
  test("a place outside the city: which body to ask, and the words are kept", async ({ page }) => {
    const form = new ReportForm(page, "ja");
    const { lng, lat } = HIGASHI_OSAKA;
    await form.open(`?lng=${lng}&lat=${lat}&title=${encodeURIComponent("橋のさび")}`);
    await form.toPlace();
    const outside = page.getByText(form.say("script.place.outside", { city: "東大阪市" }));
    await expect(outside).toBeVisible();
    await expect(
      page.getByText(form.say("script.place.outsideText", { city: "東大阪市" })),
    ).toBeVisible();
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

  test("control characters and direction overrides are left out", async ({
    page,
    request,
    site,
  }) => {
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

  test("a category that went away while writing, and an answer nobody offers", async ({
    request,
    site,
  }) => {
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
