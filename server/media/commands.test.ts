import { writeFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { storage } from "@/server/platform/storage.ts";
import { expectRefusal, failure } from "@/server/testing/errors.ts";
import { meanwhile } from "@/server/testing/meanwhile.ts";
import { contextOf, guest, later, makePerson, system, testDb } from "@/server/testing/people.ts";
import { dataFile, drawnPhoto, filesIn, uploadPath, withImages } from "@/server/testing/photos.ts";
import { journalOf, makePhoto, makeReport } from "@/server/testing/reports.ts";
import { receivePhoto, removePhoto } from "./commands.ts";
import { ownDraft } from "./queries.ts";
import { masterKey } from "./rules.ts";

withImages();

const photoRow = async (id: string) => {
  const { photo } = schema;
  const [row] = await (await testDb()).select().from(photo).where(eq(photo.id, id));
  return row ?? null;
};

describe("receivePhoto", () => {
  test("keeps one clean master, private to the draft, and nothing in between", async () => {
    const draftHash = newKey();
    const ctx = await contextOf(guest(draftHash));
    const formId = newId();
    const received = await receivePhoto(ctx, { path: await drawnPhoto(), formId, alt: "穴\0" });
    expect(received).toMatchObject({
      width: 640,
      height: 480,
      key: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(received.colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(await photoRow(received.id)).toMatchObject({
      storageKey: received.key,
      reportId: null,
      draftHash,
      formId,
      alt: "穴",
      shown: false,
      sizes: [],
      createdAt: ctx.now,
    });
    const metadata = await sharp(dataFile("photos", masterKey(received.key))).metadata();
    expect(metadata).toMatchObject({ format: "jpeg", width: 640, height: 480 });
    expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(filesIn("tmp")).toEqual([]);
    expect(await journalOf(received.id)).toMatchObject([
      { name: "photoReceived", is_public: false, data: {} },
    ]);
  });

  test("receivePhoto without a draft cookie, or by the system, is forbidden", async () => {
    const file = { path: await drawnPhoto(), formId: newId() };
    for (const actor of [guest(null), (await makePerson({ draftHash: null })).actor, system])
      await expectRefusal(receivePhoto(await contextOf(actor), file), "forbidden");
  });

  test.each([
    ["an empty file", ""],
    ["words under a picture's name", "hello"],
    ["a page of HTML", "<html><script>alert(1)</script></html>"],
    ["a drawing in SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ["half a picture", "\xff\xd8\xff\xe0\0\x10JFIF"],
  ])("receivePhoto of %s is invalid, and leaves nothing", async (_name, bytes) => {
    const file = uploadPath();
    writeFileSync(file, bytes, "latin1");
    const before = filesIn("photos");
    const error = await failure(
      receivePhoto(await contextOf(guest()), { path: file, formId: newId() }),
    );
    expect(error.code).toBe("invalid");
    expect(error.problems).toMatchObject([{ field: "photos", key: error.messageKey }]);
    expect(error.messageKey).toMatch(/^photo\./);
    expect(filesIn("photos")).toEqual(before);
    expect(filesIn("tmp")).toEqual([]);
  });

  test.each(["", "x", "\0"])("receivePhoto with the form %j is invalid", async (formId) => {
    const file = { path: await drawnPhoto(), formId };
    await expectRefusal(receivePhoto(await contextOf(guest()), file), "invalid", "formLost");
  });

  test("receivePhoto of a sixth photo of a form is invalid; another form has its own five", async () => {
    const draftHash = newKey();
    const ctx = await contextOf(guest(draftHash));
    const formId = newId();
    for (let i = 0; i < 5; i++) await makePhoto({ draftHash, formId });
    const path = await drawnPhoto();
    await expectRefusal(receivePhoto(ctx, { path, formId }), "invalid", "photosMany");
    await receivePhoto(ctx, { path, formId: newId() });
    await receivePhoto(await contextOf(guest()), { path, formId });
  });

  test("the same file again in one form is the same photo, also when five are there", async () => {
    const ctx = await contextOf(guest());
    const [formId, other] = [newId(), newId()];
    const path = await drawnPhoto(40, 30);
    const first = await receivePhoto(ctx, { path, formId });
    const files = filesIn("photos");
    for (let i = 0; i < 4; i++)
      await makePhoto({ draftHash: ctx.actor.kind === "guest" ? ctx.actor.draftHash : "", formId });
    expect(await receivePhoto(later(ctx, 60), { path, formId })).toEqual(first);
    expect(filesIn("photos")).toEqual(files);
    expect(await journalOf(first.id)).toHaveLength(1);
    const elsewhere = await receivePhoto(ctx, { path, formId: other });
    const somebody = await receivePhoto(await contextOf(guest()), { path, formId });
    expect(new Set([first.id, elsewhere.id, somebody.id]).size).toBe(3);
    expect(filesIn("tmp")).toEqual([]);
  });

  test("the same file four times at once is one photo and one file", async () => {
    const ctx = await contextOf(guest());
    const formId = newId();
    const path = await drawnPhoto(40, 30);
    const before = filesIn("photos").length;
    const sent = await Promise.all([1, 2, 3, 4].map(() => receivePhoto(ctx, { path, formId })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect((await ownDraft(ctx, formId)).photos).toHaveLength(1);
    expect(filesIn("photos")).toHaveLength(before + 1);
  });

  test("a file taken out and sent again is a new photo", async () => {
    const ctx = await contextOf(guest());
    const file = { path: await drawnPhoto(40, 30), formId: newId() };
    const first = await receivePhoto(ctx, file);
    await removePhoto(ctx, first.id);
    expect((await receivePhoto(ctx, file)).id).not.toBe(first.id);
  });

  test("eight different files at once are five photos", async () => {
    const ctx = await contextOf(guest());
    const formId = newId();
    const paths = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((i) => drawnPhoto(20 + i, 20)));
    const before = filesIn("photos").length;
    const sent = await Promise.allSettled(paths.map((path) => receivePhoto(ctx, { path, formId })));
    expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect((await ownDraft(ctx, formId)).photos).toHaveLength(5);
    expect(filesIn("photos")).toHaveLength(before + 5);
  });

  test("receivePhoto from one connection is too many after 300 in ten minutes", async () => {
    const addressKey = newKey();
    const ctx = await contextOf(guest(), { addressKey });
    await (await testDb()).insert(schema.limitCounter).values({
      key: `photo-address:${addressKey}`,
      points: 299,
      resetsAt: later(ctx, 600).now,
    });
    const file = { path: await drawnPhoto(), formId: newId() };
    await receivePhoto(ctx, file);
    await expectRefusal(receivePhoto(ctx, file), "too_many");
    await receivePhoto(later(ctx, 601), file);
  });

  test("keeps the file of a row that was written though the connection broke at the commit", async () => {
    const ctx = await contextOf(guest());
    const transaction = async (work: Parameters<Context["db"]["transaction"]>[0]) => {
      await ctx.db.transaction(work);
      throw new Error("connection terminated");
    };
    const db = new Proxy(ctx.db, {
      get: (target, name, receiver) =>
        name === "transaction" ? transaction : Reflect.get(target, name, receiver),
    });
    const file = { path: await drawnPhoto(40, 30), formId: newId() };
    await expect(receivePhoto({ ...ctx, db }, file)).rejects.toThrow("connection terminated");
    const again = await receivePhoto(ctx, file);
    const stored = await storage().get(masterKey(again.key));
    expect(stored).not.toBeNull();
    stored?.stream.destroy();
  });

  test("leaves no file behind when its row cannot be written", async () => {
    const db = await testDb();
    await db.execute(sql`create or replace function break_on_purpose() returns trigger language plpgsql
      as $$ begin raise exception 'broken on purpose'; end $$`);
    await db.execute(
      sql`create trigger break_photo before insert on photo for each row execute function break_on_purpose()`,
    );
    const before = filesIn("photos");
    const call = receivePhoto(await contextOf(guest()), {
      path: await drawnPhoto(),
      formId: newId(),
    });
    await expect(call).rejects.toThrow();
    await db.execute(sql`drop trigger break_photo on photo`);
    expect(filesIn("photos")).toEqual(before);
    expect(filesIn("tmp")).toEqual([]);
  });
});

describe("removePhoto", () => {
  test("takes a photo out of the sender's own draft, with its file", async () => {
    const ctx = await contextOf(guest());
    const { id, key } = await receivePhoto(ctx, { path: await drawnPhoto(), formId: newId() });
    await removePhoto(ctx, id);
    expect(await photoRow(id)).toBeNull();
    expect(await storage().get(masterKey(key))).toBeNull();
    expect((await journalOf(id)).map(({ name }) => name)).toEqual([
      "photoReceived",
      "photoRemoved",
    ]);
    await expectRefusal(removePhoto(ctx, id), "not_found");
  });

  test("removePhoto of another's photo, or of a report's, is not found", async () => {
    const person = await makePerson();
    const { draftHash } = person.actor;
    const photo = await makePhoto({ draftHash });
    for (const actor of [guest(), guest(null), (await makePerson()).actor, system])
      await expectRefusal(removePhoto(await contextOf(actor), photo.id), "not_found");
    const claimed = await makeReport({ reporterId: person.id, photos: [true] });
    const ctx = await contextOf(person.actor);
    await expectRefusal(removePhoto(ctx, claimed.photos[0]?.id ?? ""), "not_found");
    await removePhoto(ctx, photo.id);
  });

  test.each(["", "x", "\0", newId()])("removePhoto of the id %j is not found", async (id) => {
    await expectRefusal(removePhoto(await contextOf(guest()), id), "not_found");
  });

  test("removePhoto of a photo that was sent from another tab meanwhile is not found; it stays", async () => {
    const ctx = await contextOf(guest());
    const { id, key } = await receivePhoto(ctx, { path: await drawnPhoto(), formId: newId() });
    const report = await makeReport();
    const claim = async () =>
      (await testDb())
        .update(schema.photo)
        .set({ reportId: report.id, draftHash: null })
        .where(eq(schema.photo.id, id));
    await expectRefusal(removePhoto(meanwhile(ctx, claim), id), "not_found");
    expect((await photoRow(id))?.reportId).toBe(report.id);
    const file = await storage().get(masterKey(key));
    expect(file).not.toBeNull();
    file?.stream.destroy();
  });
});
