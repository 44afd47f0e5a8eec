import { eq } from "drizzle-orm";
import sharp from "sharp";
import { expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId } from "@/server/core/ids.ts";
import { contextOf, guest, system, testDb } from "@/server/testing/people.ts";
import { dataFile, drawnPhoto, filesIn, withImages } from "@/server/testing/photos.ts";
import { makePhoto, makeReport, photosOf } from "@/server/testing/reports.ts";
import { receivePhoto } from "./commands.ts";
import { makePhotoSizes } from "./reactions.ts";
import { sizeKey } from "./rules.ts";

withImages();

const entryOf = (reportId: string) => ({
  id: newId(),
  name: "reportSubmitted",
  at: new Date(),
  subjectId: reportId,
  data: {},
});

async function reportWith(width: number, height: number) {
  const received = await receivePhoto(await contextOf(guest()), {
    path: await drawnPhoto(width, height),
    formId: newId(),
  });
  const report = await makeReport();
  await (await testDb())
    .update(schema.photo)
    .set({ reportId: report.id })
    .where(eq(schema.photo.id, received.id));
  return { report, key: received.key };
}

const longest = async (key: string, size: "320" | "960" | "1920") => {
  const { format, width, height } = await sharp(dataFile("photos", sizeKey(key, size))).metadata();
  expect(format).toBe("webp");
  return Math.max(width, height);
};

test("each size is made, none larger than the master, and noted", async () => {
  const { report, key } = await reportWith(1_200, 800);
  await makePhotoSizes(await contextOf(system), entryOf(report.id));
  expect((await photosOf(report.id)).map(({ sizes }) => sizes)).toEqual([["320", "960", "1920"]]);
  expect([
    await longest(key, "320"),
    await longest(key, "960"),
    await longest(key, "1920"),
  ]).toEqual([320, 960, 1_200]);
  expect(filesIn("tmp")).toEqual([]);
});

test("made twice they are made once", async () => {
  const { report, key } = await reportWith(400, 300);
  const ctx = await contextOf(system);
  await makePhotoSizes(ctx, entryOf(report.id));
  const before = filesIn("photos");
  await makePhotoSizes(ctx, entryOf(report.id));
  expect(filesIn("photos")).toEqual(before);
  expect(before.filter((name) => name.includes(key))).toHaveLength(4);
});

test("a report that is gone, or a photo whose file is, is no error", async () => {
  const ctx = await contextOf(system);
  await makePhotoSizes(ctx, entryOf(newId()));
  const { id } = await makeReport();
  await makePhoto({ reportId: id });
  await makePhotoSizes(ctx, entryOf(id));
  expect((await photosOf(id)).map(({ sizes }) => sizes)).toEqual([[]]);
});
