import type { APIRequestContext, APIResponse } from "@playwright/test";
import {
  type Fields,
  fieldsAt,
  newFormId,
  newMail,
  newWord,
  report,
  send,
  signInAs,
} from "./support/door.ts";
import { ask, everything, numbersIn } from "./support/lists.ts";
import { plainPhoto } from "./support/pictures.ts";
import { ReportForm } from "./support/report-form.ts";
import { onMap } from "./support/tiles.ts";
import { expect, test } from "./support/watched.ts";
import { say } from "./support/words.ts";

test.skip(({ isMobile }) => isMobile, "once is enough");
const PAGES = [
  "/",
  "/en",
  "/?state=recv&q=ごみ",
  "/reports",
  "/wards",
  "/wards/abeno",
  "/report",
  "/report/confirm/00000000-0000-7000-8000-000000000000",
  "/sign-in",
  "/demo",
  "/mailbox",
  "/about",
  "/privacy",
  "/accessibility",
  "/nowhere",
];
const OTHERS = [
  "/api/health",
  "/api/trpc/places.search?input=%7B%22json%22%3A%22%E6%A2%85%E7%94%B0%22%7D",
  "/api/tiles/10/897/406",
  "/api/map/city.json",
  "/icons.svg",
  "/brand/icon.svg",
];

function policyOf(answer: APIResponse): Map<string, string[]> {
  const policy = answer.headers()["content-security-policy"] ?? "";
  return new Map(
    policy.split(/;\s*/).map((part) => {
      const [name = "", ...values] = part.split(/\s+/);
      return [name, values];
    }),
  );
}

test("every answer carries a strict policy and the other headers", async ({ request }) => {
  const [number] = numbersIn(await (await request.get("/reports")).text());
  for (const path of [...PAGES, `/reports/${number}`, ...OTHERS]) {
    // Twice: as it is made, and as it is kept.
    for (const turn of [1, 2]) {
      const answer = await request.get(path, { maxRedirects: 0 });
      const policy = policyOf(answer);
      const where = `${path}, ${turn}`;
      const scripts = policy.get("script-src") ?? policy.get("default-src") ?? [];
      expect(scripts.length, where).toBeGreaterThan(0);
      expect(
        scripts.filter((one) => /unsafe|^\*|^https?:|^data:/.test(one)),
        where,
      ).toEqual([]);
      if (policy.has("object-src")) {
        expect(policy.get("object-src"), where).toEqual(["'none'"]);
        expect(policy.get("base-uri"), where).toEqual(["'none'"]);
        expect(policy.get("frame-ancestors"), where).toEqual(["'none'"]);
        expect(policy.get("style-src"), where).not.toContain("'unsafe-inline'");
      }
      const headers = answer.headers();
      expect(headers["x-content-type-options"], where).toBe("nosniff");
      expect(headers["referrer-policy"], where).toBe("strict-origin-when-cross-origin");
      expect(headers["permissions-policy"], where).toContain("microphone=()");
      expect(headers["cross-origin-opener-policy"], where).toBe("same-origin");
      expect(headers["x-powered-by"], where).toBeUndefined();
    }
  }
});

test("pages run their own scripts and no others", async ({ page, noticed }) => {
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
    expect(noticed.policy, path).toEqual([]);
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.slippedIn = true";
      document.body.append(script);
      return "slippedIn" in window;
    });
    expect(ran, path).toBe(false);
    await expect.poll(() => noticed.policy.length, path).toBe(1);
    noticed.policy.length = 0;
  }
});

test("cookies are out of the reach of scripts and of other sites", async ({ page, site }) => {
  await signInAs(page.request, site, "resident");
  await send(page.request, site, { id: newFormId(), intent: "photos" }, [await plainPhoto()]);
  const cookies = await page.context().cookies(site);
  expect(cookies.map(({ name }) => name).sort()).toEqual([
    "machikado-draft",
    "next-auth.session-token",
  ]);
  for (const cookie of cookies) {
    expect(cookie.httpOnly, cookie.name).toBe(true);
    expect(cookie.sameSite, cookie.name).toBe("Lax");
  }
  await page.goto("/my");
  expect(await page.evaluate(() => document.cookie)).toBe("");
  await page.getByRole("button", { name: say("ja", "account.my.signOutEverywhere") }).click();
  await page.waitForURL(/sign-in/);
  const session = cookies.find(({ name }) => name.startsWith("next-auth"));
  await page.context().addCookies(session ? [session] : []);
  await page.goto("/my");
  await expect(page).toHaveURL(/\/sign-in/);
});

const HERE = { lng: 135.5062, lat: 34.6512 };
const AROUND = { west: 135.504, south: 34.65, east: 135.508, north: 34.652 };

/** Everything a guest can ask about reports here, as one text. */
async function allDoors(request: APIRequestContext, word: string): Promise<string> {
  const filter = { ...everything, words: word };
  const q = new URLSearchParams({ q: word });
  const ward = "/wards/naniwa";
  const pages = [
    "/",
    `/?${q}`,
    "/reports",
    `/reports?${q}`,
    ward,
    `${ward}?${q}`,
    "/?ward=naniwa",
    "/wards",
  ];
  const answers = await Promise.all(
    [...pages, ...pages.map((path) => `/en${path === "/" ? "" : path}`)].map(async (path) =>
      (await request.get(path)).text(),
    ),
  );
  const asked = await Promise.all([
    ask(request, "reports.list", { filter: everything, after: null }),
    ask(request, "reports.list", { filter, after: null }),
    ask(request, "reports.newestPoints", { ...everything, ward: "naniwa" }),
    ask(request, "reports.newestPoints", filter),
    ask(request, "reports.count", filter),
    ask(request, "reports.similar", { place: HERE, categoryCode: "rough-sleeping", title: word }),
    ask(request, "reports.similar", { place: HERE, categoryCode: "bad-parking", title: word }),
  ]);
  // What was looked for comes back in the page's own search box and links.
  return [...answers, JSON.stringify(asked)].join("\n");
}

const counts = async (request: APIRequestContext) => ({
  list: await ask(request, "reports.count", { ...everything, ward: "naniwa" }),
  tile: (await onMap(request, "", { z: 10 })).count,
  near: (await onMap(request, "", { z: 16, area: AROUND })).numbers.length,
  wards: (await (await request.get("/wards")).text())
    .replace(/<script.*?<\/script>/gs, "")
    .match(/\d+件/g)
    ?.join(),
});

const planted: { name: string; fields: Fields; confirmed: boolean; notice: string }[] = [
  {
    name: "private",
    fields: { category: "rough-sleeping" },
    confirmed: true,
    notice: "privateTitle",
  },
  {
    name: "waiting for a look",
    fields: { category: "bad-parking" },
    confirmed: true,
    notice: "waitingTitle",
  },
  {
    name: "waiting for its code",
    fields: { category: "tactile-paving" },
    confirmed: false,
    notice: "unconfirmedTitle",
  },
];

for (const { name, fields, confirmed, notice } of planted) {
  test(`a report that is ${name} is behind no door`, async ({
    page,
    request,
    playwright,
    site,
  }) => {
    const before = await counts(request);
    const [word, id] = [newWord(), newFormId()];
    const reporter = await playwright.request.newContext();
    const photo = await send(reporter, site, { id, intent: "photos" }, [await plainPhoto()]);
    const [{ id: photoId = "", key = "" } = {}] = photo.photos ?? [];
    const sent = {
      ...fieldsAt(HERE, { ...fields, title: `題 ${word}`, body: `文 ${word}` }),
      id,
      photoId,
    };
    const { number } = confirmed
      ? await report(reporter, site, sent)
      : ((await send(reporter, site, { ...sent, email: newMail() })).submitted ?? { number: "" });
    expect(number).toMatch(/^[0-9A-Z]{10}$/);

    const seen = await allDoors(request, word);
    expect(seen).not.toContain(number);
    expect(seen).not.toContain(id);
    expect(seen).not.toContain(key);
    expect(seen).not.toContain(`題 ${word}`);
    expect(await counts(request)).toEqual(before);
    for (const path of [`/reports/${number}`, `/en/reports/${number}`, `/reports/${number}/edit`])
      expect((await request.get(path)).status(), path).toBe(404);
    const input = encodeURIComponent(JSON.stringify({ json: number }));
    expect((await request.get(`/api/trpc/reports.card?input=${input}`)).status()).toBe(404);
    for (const size of ["320", "960", "1920", "master"])
      expect((await request.get(`/api/media/${key}/${size}`)).status(), size).toBe(404);

    // Somebody else who is signed in sees no more than a guest.
    await signInAs(page.request, site, "npo");
    expect((await page.request.get(`/reports/${number}`)).status()).toBe(404);
    expect((await page.request.get(`/api/media/${key}/master`)).status()).toBe(404);

    // Its reporter sees it, and is told who else does.
    if (confirmed) {
      const own = await (await reporter.get(`${site}/reports/${number}`)).text();
      expect(own).toContain(say("ja", `report.notice.${notice}`));
      expect((await reporter.get(`${site}/api/media/${key}/master`)).status()).toBe(200);
    }
    await reporter.dispose();
  });
}

test("the demo city's own private and waiting reports are in no list either", async ({
  request,
  playwright,
  site,
}) => {
  const staff = await playwright.request.newContext();
  await signInAs(staff, site, "resident");
  const mine = numbersIn(await (await staff.get(`${site}/my`)).text());
  const hidden: string[] = [];
  for (const number of mine)
    if ((await request.get(`/reports/${number}`)).status() === 404) hidden.push(number);
  expect(hidden.length, "reports of the demo resident that are not public").toBeGreaterThan(0);
  const seen = await allDoors(request, "区");
  for (const number of hidden) expect(seen).not.toContain(number);
  await staff.dispose();
});

test("photos that wait for a look are not shown while the words are", async ({
  request,
  playwright,
  site,
}) => {
  const reporter = await playwright.request.newContext();
  const id = newFormId();
  const photo = await send(reporter, site, { id, intent: "photos" }, [await plainPhoto()]);
  const [{ id: photoId = "", key = "" } = {}] = photo.photos ?? [];
  const { number } = await report(reporter, site, {
    ...fieldsAt(HERE, { category: "graffiti" }),
    id,
    photoId,
  });
  const html = await (await request.get(`/reports/${number}`)).text();
  expect(html).toContain(say("ja", "report.photosWait"));
  expect(html).not.toContain(key);
  expect((await request.get(`/api/media/${key}/960`)).status()).toBe(404);
  await reporter.dispose();
});

test("the form says before sending who will see the report", async ({ page }) => {
  const form = new ReportForm(page, "ja");
  await form.open(`?lng=${HERE.lng}&lat=${HERE.lat}&title=x`);
  await form.toPlace();
  await form.toWhat();
  const rule = (name: string) =>
    page.getByRole("status").filter({ hasText: form.say(`script.rule.${name}`) });
  for (const [code, name] of [
    ["rough-sleeping", "private"],
    ["bad-parking", "after-look"],
    ["graffiti", "photos-after-look"],
    ["tactile-paving", "at-once"],
  ] as const) {
    await form.chooseCategory(code);
    await expect(rule(name).first()).toBeVisible();
  }
  await form.chooseCategory("rough-sleeping");
  await form.toConfirm();
  await expect(rule("private").filter({ visible: true })).toBeVisible();
  await expect(page.getByText(form.say("confirm.consent"))).toBeVisible();
});
