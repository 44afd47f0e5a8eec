import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import type { Actor } from "@/server/core/actor.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { storage } from "@/server/platform/storage.ts";
import { showReport } from "@/server/reports/commands/show-report.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, grant, guest, makePerson, system, testDb } from "@/server/testing/people.ts";
import { makePhoto, makeReport } from "@/server/testing/reports.ts";
import { keepDraft } from "./commands.ts";
import { ownDraft, photoFile } from "./queries.ts";
import { masterKey, sizeKey } from "./rules.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const putMaster = (key: string) =>
  storage().put(masterKey(key), bytes(`master ${key}`), "image/jpeg");

const read = async (
  actor: Actor,
  key: string,
  size: Parameters<typeof photoFile>[2] = "master",
) => {
  const file = await photoFile(await contextOf(actor), key, size);
  return { ...file, text: (await buffer(file.stream)).toString(), stream: null };
};

const seesIt = async (actor: Actor, key: string) =>
  read(actor, key).then(
    () => true,
    async () => {
      await expectRefusal(read(actor, key), "not_found");
      return false;
    },
  );

async function reportWithPhoto(options: Parameters<typeof makeReport>[0]) {
  const report = await makeReport(options);
  const key = report.photos[0]?.key ?? "";
  await putMaster(key);
  return { report, key };
}

describe("a photo's bytes", () => {
  test("are the master until the worker made the size, and say so", async () => {
    const { report, key } = await reportWithPhoto({ photos: [true] });
    expect(await read(guest(), key)).toMatchObject({
      text: `master ${key}`,
      contentType: "image/jpeg",
      final: true,
    });
    expect(await read(guest(), key, "320")).toMatchObject({ text: `master ${key}`, final: false });
    await storage().put(sizeKey(key, "320"), bytes("small"), "image/webp");
    await (await testDb())
      .update(schema.photo)
      .set({ sizes: ["320"] })
      .where(eq(schema.photo.reportId, report.id));
    expect(await read(guest(), key, "320")).toMatchObject({
      text: "small",
      contentType: "image/webp",
      final: true,
      size: 5,
    });
    expect(await read(guest(), key, "960")).toMatchObject({ text: `master ${key}`, final: false });
  });

  test("photoFile is not found for a key that is none, without a row, or without a file", async () => {
    const { photos } = await makeReport({ photos: [true] });
    const keys = [
      "",
      "x",
      "\0",
      "../../etc/passwd",
      newKey(),
      newKey().toUpperCase(),
      photos[0]?.key ?? "",
    ];
    for (const key of keys) await expectRefusal(read(guest(), key), "not_found");
  });
});

describe("who gets a photo's bytes", () => {
  test("of a draft: its sender alone", async () => {
    const draftHash = newKey();
    const { key } = await makePhoto({ draftHash });
    await putMaster(key);
    expect(await seesIt(guest(draftHash), key)).toBe(true);
    for (const actor of [guest(), guest(null), (await makePerson()).actor, system])
      expect(await seesIt(actor, key)).toBe(false);
  });

  test("of a public report: everybody; kept back for a look: its sender and staff", async () => {
    const reporter = await makePerson();
    const staff = await makePerson({ grants: [grant("report.publish")] });
    const shown = await reportWithPhoto({ reporterId: reporter.id, photos: [true] });
    const kept = await reportWithPhoto({ reporterId: reporter.id, photos: [false] });
    for (const actor of [guest(), reporter.actor, staff.actor])
      expect(await seesIt(actor, shown.key)).toBe(true);
    expect(await seesIt(guest(), kept.key)).toBe(false);
    expect(await seesIt(reporter.actor, kept.key)).toBe(true);
    expect(await seesIt(staff.actor, kept.key)).toBe(true);
  });

  test.each(["unconfirmed", "waiting", "private", "hidden"] as const)(
    "of a report that is %s: nobody from outside, whatever its row says",
    async (visibility) => {
      const { key } = await reportWithPhoto({ visibility, photos: [true] });
      expect(await seesIt(guest(), key)).toBe(false);
      expect(await seesIt((await makePerson()).actor, key)).toBe(false);
      const reader = await makePerson({ grants: [grant("report.read-private")] });
      expect(await seesIt(reader.actor, key)).toBe(visibility !== "unconfirmed");
    },
  );

  test("of a report taken down: gone with the next request, for whoever kept the address", async () => {
    const { report, key } = await reportWithPhoto({ photos: [true] });
    expect(await seesIt(guest(), key)).toBe(true);
    const staff = await contextOf((await makePerson({ grants: [grant("report.publish")] })).actor);
    await showReport(staff, { id: report.id, showing: "hidden" });
    expect(await seesIt(guest(), key)).toBe(false);
    await showReport(staff, { id: report.id, showing: "words-only" });
    expect(await seesIt(guest(), key)).toBe(false);
    await showReport(staff, { id: report.id, showing: "with-photos" });
    expect(await seesIt(guest(), key)).toBe(true);
  });

  test("of a file that several demo photos share: as long as one of them may be seen", async () => {
    const { key } = await reportWithPhoto({ photos: [true] });
    const { photos } = await makeReport({ visibility: "hidden", photos: [true] });
    await (await testDb())
      .update(schema.photo)
      .set({ storageKey: key })
      .where(eq(schema.photo.id, photos[0]?.id ?? ""));
    expect(await seesIt(guest(), key)).toBe(true);
  });
});

describe("one's own draft", () => {
  test("has the words and the photos of this form, in their order, not yet sent", async () => {
    const draftHash = newKey();
    const ctx = await contextOf(guest(draftHash));
    const [formId, otherForm] = [newId(), newId()];
    await keepDraft(ctx, { formId, fields: { title: ["穴"] }, problems: [] });
    const at = (second: number) => new Date(Date.UTC(2026, 10, 18, 0, 0, second));
    const second = await makePhoto({ draftHash, formId, createdAt: at(2), alt: "二" });
    const first = await makePhoto({ draftHash, formId, createdAt: at(1), alt: "一" });
    await makePhoto({ draftHash, formId: otherForm });
    await makePhoto({ draftHash: newKey(), formId });
    await makePhoto({ draftHash, formId, reportId: (await makeReport()).id });
    const draft = await ownDraft(ctx, formId);
    expect(draft.fields).toEqual({ title: ["穴"] });
    expect(draft.photos).toEqual(
      [first, second].map(({ id, key }, i) => ({
        id,
        key,
        alt: "一二"[i],
        width: 1200,
        height: 900,
        colour: "#808080",
      })),
    );
  });

  test("is empty for everybody else, and for a form that is none", async () => {
    const ctx = await contextOf(guest());
    const formId = newId();
    await keepDraft(ctx, { formId, fields: { title: ["穴"] }, problems: [] });
    const empty = { fields: {}, problems: [], photos: [] };
    for (const actor of [guest(), guest(null), system, (await makePerson()).actor])
      expect(await ownDraft(await contextOf(actor), formId)).toEqual(empty);
    for (const id of ["", "x", "\0", newId()]) expect(await ownDraft(ctx, id)).toEqual(empty);
  });
});
