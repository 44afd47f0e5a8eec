import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { inArray } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { schema } from "@/db/client.ts";
import { newKey } from "@/server/core/ids.ts";
import { storage } from "@/server/platform/storage.ts";
import { contextOf, system, testDb } from "@/server/testing/people.ts";
import { dataFile, filesIn } from "@/server/testing/photos.ts";
import { makePhoto, makeReport } from "@/server/testing/reports.ts";
import { removeOrphanFiles, removeOrphanPhotos } from "./jobs.ts";
import { masterKey, sizeKey } from "./rules.ts";

const HOUR = 3_600_000;
const NOW = new Date("2026-11-18T03:00:00.000Z");
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);
const bytes = new TextEncoder().encode("a photo");
const job = async () => removeOrphanPhotos(await contextOf(system, { now: NOW }));

async function withFiles<T extends { key: string }>(photo: T): Promise<T> {
  await storage().put(masterKey(photo.key), bytes, "image/jpeg");
  await storage().put(sizeKey(photo.key, "320"), bytes, "image/webp");
  return photo;
}

const rowsLeft = async (ids: string[]) =>
  (await (await testDb()).select().from(schema.photo).where(inArray(schema.photo.id, ids))).map(
    ({ id }) => id,
  );

const filesOf = (key: string) => filesIn("photos").filter((name) => name.includes(key)).length;

test("photos that nobody claimed for a day go, rows and files; all others stay", async () => {
  const report = await makeReport();
  const old = await withFiles(await makePhoto({ draftHash: newKey(), createdAt: ago(24.1) }));
  const nobodys = await withFiles(await makePhoto({ createdAt: ago(200) }));
  const young = await withFiles(await makePhoto({ draftHash: newKey(), createdAt: ago(23.9) }));
  const claimed = await withFiles(await makePhoto({ reportId: report.id, createdAt: ago(200) }));
  expect(await job()).toBeGreaterThanOrEqual(2);
  const ids = [old, nobodys, young, claimed].map(({ id }) => id);
  expect((await rowsLeft(ids)).sort()).toEqual([young.id, claimed.id].sort());
  expect([old, nobodys, young, claimed].map(({ key }) => filesOf(key))).toEqual([0, 0, 2, 2]);
  expect(await job()).toBe(0);
});

test("a file that a report still shows stays, though an orphan shared it", async () => {
  const { photos } = await makeReport({ photos: [true] });
  const shared = await withFiles(photos[0] ?? { key: "", id: "" });
  const orphan = await makePhoto({ createdAt: ago(48) });
  await (await testDb())
    .update(schema.photo)
    .set({ storageKey: shared.key })
    .where(inArray(schema.photo.id, [orphan.id]));
  await job();
  expect(await rowsLeft([orphan.id, shared.id])).toEqual([shared.id]);
  expect(filesOf(shared.key)).toBe(2);
});

test("what broken uploads left goes after a day", async () => {
  mkdirSync(dataFile("tmp", "folder"), { recursive: true });
  const names = ["old.jpg", "young.jpg", "folder"];
  for (const [i, name] of names.entries()) {
    if (name !== "folder") writeFileSync(dataFile("tmp", name), "half");
    utimesSync(dataFile("tmp", name), ago(i === 1 ? 23 : 25), ago(i === 1 ? 23 : 25));
  }
  await job();
  expect(filesIn("tmp")).toEqual(["young.jpg"]);
  rmSync(dataFile("tmp", "young.jpg"));
});

test("two workers at once remove each photo once", async () => {
  const made = await Promise.all([1, 2, 3, 4].map(() => makePhoto({ createdAt: ago(48) })));
  const counts = await Promise.all([job(), job()]);
  expect(counts.reduce((a, b) => a + b, 0)).toBe(4);
  expect(await rowsLeft(made.map(({ id }) => id))).toEqual([]);
});

test("files whose row was never written go after a day; no others", async () => {
  const { photos } = await makeReport({ photos: [true] });
  const shown = await withFiles(photos[0] ?? { key: "", id: "" });
  const [lost, young] = [await withFiles({ key: newKey() }), await withFiles({ key: newKey() })];
  const other = dataFile("photos", "README.txt");
  writeFileSync(other, "the operator's own");
  for (const name of filesIn("photos"))
    if (!name.includes(young.key)) utimesSync(dataFile("photos", name), ago(30), ago(30));
  for (const name of filesIn("photos").filter((one) => one.includes(young.key)))
    utimesSync(dataFile("photos", name), ago(1), ago(1));
  await removeOrphanFiles(await contextOf(system, { now: NOW }));
  expect([shown, lost, young].map(({ key }) => filesOf(key))).toEqual([2, 0, 2]);
  expect(filesIn("photos")).toContain("README.txt");
  rmSync(other);
});

test("where most files have no row the storage is another database's: all stay", async () => {
  const strangers = await Promise.all(
    Array.from({ length: 60 }, () => withFiles({ key: newKey() })),
  );
  const theirs = filesIn("photos").filter((name) =>
    strangers.some(({ key }) => name.includes(key)),
  );
  for (const name of theirs) utimesSync(dataFile("photos", name), ago(30), ago(30));
  const report = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const removed = await removeOrphanFiles(await contextOf(system, { now: NOW }));
  report.mockRestore();
  expect(removed).toBe(0);
  expect(strangers.map(({ key }) => filesOf(key))).toEqual(strangers.map(() => 2));
  await storage().remove(strangers.flatMap(({ key }) => [masterKey(key), sizeKey(key, "320")]));
});
