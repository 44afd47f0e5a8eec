import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { newFormId, send } from "./support/door.ts";
import { type Picture, plainPhoto } from "./support/pictures.ts";
import { ReportForm } from "./support/report-form.ts";
import { hasSharedData, SHARED } from "./support/wards.ts";
import { expect, test } from "./support/watched.ts";
import { say } from "./support/words.ts";

test.skip(({ isMobile }) => isMobile, "once is enough");

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><script>alert(1)</script><rect width="20" height="20"/></svg>`;
const HTML = "<!doctype html><script>alert(1)</script><p>x";
const named = (name: string, bytes: Buffer): Picture => ({ name, bytes });

/** A PNG that says it is bigger than it is. */
async function lying(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await sharp(Buffer.from(SVG)).png().toBuffer());
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

async function ownSamples(): Promise<[Picture, RegExp][]> {
  const { bytes } = await plainPhoto();
  const white = { width: 8_300, height: 6_400, channels: 3 as const, background: "white" };
  const huge = await sharp({ create: white, limitInputPixels: false }).png().toBuffer();
  const heavy = Buffer.concat([bytes, Buffer.alloc(26 * 1_024 * 1_024, 1)]);
  return [
    [named("empty.jpg", Buffer.alloc(0)), /^photo\.empty$/],
    [named("svg.jpg", Buffer.from(SVG)), /^photo\.not-a-picture$/],
    [named("html.jpg", Buffer.from(HTML)), /^photo\.not-a-picture$/],
    [named("half.jpg", bytes.subarray(0, 300)), /^photo\.(broken|not-a-picture)$/],
    [named("huge.png", huge), /^photo\.too-many-pixels$/],
    [named("lying.png", await lying(65_500, 65_500)), /^photo\.(too-many-pixels|broken)$/],
    [named("heavy.jpg", heavy), /^photo\.too-big$/],
  ];
}

function sharedSamples(folder: string): Picture[] {
  const place = path.join(SHARED, "photos", folder);
  return readdirSync(place)
    .filter((name) => /\.(jpe?g|png)$/i.test(name))
    .map((name) => named(name, readFileSync(path.join(place, name))));
}

/** Nothing of what was refused may lie about. */
const leftOver = () => {
  const folder = path.join(process.env.E2E_DATA_DIR ?? "", "tmp");
  return existsSync(folder) ? readdirSync(folder) : [];
};

const photos = (fields: Record<string, string>) => ({ ...fields, intent: "photos" });

test("what is no picture is refused at its field, and the words stay", async ({
  request,
  site,
}) => {
  test.setTimeout(120_000);
  const good = await plainPhoto();
  for (const [picture, expected] of await ownSamples()) {
    const id = newFormId();
    const answer = await send(request, site, photos({ id, title: "残ることば" }), [picture, good]);
    expect(answer.status, picture.name).toBe(422);
    expect(answer.problems, picture.name).toHaveLength(1);
    expect(answer.problems?.[0]?.field).toBe("photos");
    expect(answer.problems?.[0]?.key, picture.name).toMatch(expected);
    // The good one that came with it has arrived.
    expect(answer.photos, picture.name).toHaveLength(1);
    const page = await (await request.get(answer.next)).text();
    expect(page).toContain('value="残ることば"');
    expect(page).toContain(say("ja", `errors.${answer.problems?.[0]?.key}`));
  }
  expect(leftOver()).toEqual([]);
});

test("six photos are one too many", async ({ request, site }) => {
  const many = await Promise.all(Array.from({ length: 6 }, plainPhoto));
  const answer = await send(request, site, photos({ id: newFormId() }), many);
  expect(answer.problems?.map(({ key }) => key)).toContain("photosMany");
  expect(answer.photos).toHaveLength(5);
});

test("broken and hostile samples: a plain sentence or a clean picture", async ({
  request,
  site,
}) => {
  test.skip(!hasSharedData, "not run: no shared data");
  test.setTimeout(180_000);
  const samples = [...sharedSamples("broken"), ...sharedSamples("bombs")];
  const taken: string[] = [];
  for (const picture of samples) {
    const {
      status,
      photos: kept = [],
      problems = [],
    } = await send(request, site, photos({ id: newFormId() }), [picture]);
    expect(kept.length + problems.length, picture.name).toBe(1);
    expect(status, picture.name).toBe(kept.length ? 200 : 422);
    for (const { key } of problems) expect(() => say("ja", `errors.${key}`)).not.toThrow();
    for (const { key } of kept) {
      taken.push(picture.name);
      const bytes = await (await request.get(`/api/media/${key}/master`)).body();
      expect((await sharp(bytes).metadata()).format).toBe("jpeg");
      expect(bytes.toString("latin1")).not.toMatch(/<script|<html|Exif\0/i);
    }
  }
  for (const name of ["bomb-30000x30000-1bit.png", "lie-header-65500x65500.png", "empty.jpg"])
    expect(taken).not.toContain(name);
  expect(leftOver()).toEqual([]);
  expect((await request.get("/api/health")).ok()).toBe(true);
});

test("in the browser the sentence stands at the photo, which can be taken out", async ({
  page,
}) => {
  const form = new ReportForm(page, "ja");
  await form.open();
  await form.choosePhotos(named("page.jpg", Buffer.from(HTML)), await plainPhoto());
  await expect(form.photo(2, "done")).toBeVisible({ timeout: 20_000 });
  const told = page.getByRole("alert").filter({ hasText: say("ja", "errors.photo.not-a-picture") });
  await expect(told).toBeVisible();
  await expect(told).toContainText(form.say("script.photos.arrived", { n: 1 }));
  await expect(told.getByRole("button", { name: form.say("script.photos.retry") })).toHaveCount(0);
  await told.getByRole("button", { name: form.say("script.photos.remove") }).click();
  await expect(told).toHaveCount(0);
  await expect(form.photo(1, "done")).toBeVisible();
});
