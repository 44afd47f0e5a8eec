import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { newId, newKey } from "@/server/core/ids.ts";
import { expectRefusal, failure, problemsOf } from "@/server/testing/errors.ts";
import { contextOf, guest, later, makePerson, testDb } from "@/server/testing/people.ts";
import {
  aSubmission,
  makePhoto,
  makeReport,
  photosOf,
  reportRow,
  tableSizes,
} from "@/server/testing/reports.ts";
import { submitReport } from "./submit-report.ts";

const address = () => `${newKey()}@guests.example`;

/** Every table that a submission writes. */
const steps = ["report", "report_search", "photo", "map_delta", "journal", "reaction"] as const;
const guestSteps = ["report_contact", "sign_in_code"] as const;

async function breakTable(table: string): Promise<void> {
  const db = await testDb();
  await db.execute(sql`create or replace function break_on_purpose() returns trigger language plpgsql
    as $$ begin raise exception 'broken on purpose'; end $$`);
  await db.execute(
    sql.raw(`create trigger break_it before insert or update on ${table}
      for each row execute function break_on_purpose()`),
  );
}

afterEach(async () => {
  const db = await testDb();
  for (const table of [...steps, ...guestSteps])
    await db.execute(sql.raw(`drop trigger if exists break_it on ${table}`));
});

describe("nothing half-made is left when a step breaks", () => {
  test.each(steps)("%s, for a person", async (table) => {
    const { actor } = await makePerson();
    const ctx = await contextOf(actor);
    const photo = await makePhoto({ draftHash: actor.draftHash });
    const form = aSubmission({ photos: [{ id: photo.id, alt: "" }] });
    const before = await tableSizes();
    await breakTable(table);
    await expect(submitReport(ctx, form)).rejects.toThrow();
    await (await testDb()).execute(sql.raw(`drop trigger break_it on ${table}`));
    expect(await tableSizes()).toEqual(before);
    // What was sent can be sent again.
    expect((await submitReport(ctx, form)).id).toBe(form.id);
    expect(await photosOf(form.id)).toHaveLength(1);
  });

  test.each(guestSteps)("%s, for a guest", async (table) => {
    const ctx = await contextOf(guest());
    const form = aSubmission({ email: address() });
    const before = await tableSizes();
    await breakTable(table);
    await expect(submitReport(ctx, form)).rejects.toThrow();
    expect(await tableSizes()).toEqual(before);
  });
});

describe("photos", () => {
  test("five come in the order of the form, with their lines of words", async () => {
    const { actor } = await makePerson();
    const made = await Promise.all(
      [1, 2, 3, 4, 5].map(() => makePhoto({ draftHash: actor.draftHash })),
    );
    const photos = made.map(({ id }, i) => ({ id, alt: ` line ${i}\u202e\n` })).reverse();
    const form = aSubmission({ photos });
    await submitReport(await contextOf(actor), form);
    const kept = await photosOf(form.id);
    expect(kept.map(({ id }) => id)).toEqual(photos.map(({ id }) => id));
    expect(kept.map(({ alt }) => alt)).toEqual(["line 4", "line 3", "line 2", "line 1", "line 0"]);
    expect(kept.map(({ draftHash }) => draftHash)).toEqual([null, null, null, null, null]);
    expect((await reportRow(form.id)).photoCount).toBe(5);
  });

  const cases = {
    "of another's draft": async () => makePhoto({ draftHash: newKey() }),
    "of no draft": async () => makePhoto(),
    "of another report": async () => {
      const { photos } = await makeReport({ photos: [true] });
      return photos[0] ?? { id: newId() };
    },
    "of the sender's own earlier report": async (draftHash: string | null) =>
      makePhoto({ draftHash, reportId: (await makeReport()).id }),
    "that was removed": async () => ({ id: newId() }),
  };
  test.each(Object.entries(cases))(
    "submitReport with a photo %s is invalid",
    async (_name, photo) => {
      const { actor } = await makePerson();
      const own = await makePhoto({ draftHash: actor.draftHash });
      const other = await photo(actor.draftHash);
      const form = aSubmission({ photos: [own, other].map(({ id }) => ({ id, alt: "" })) });
      const before = await tableSizes();
      const error = await failure(submitReport(await contextOf(actor), form));
      expect(problemsOf(error)).toEqual(["photos: photoGone"]);
      expect(await tableSizes()).toEqual(before);
    },
  );

  test("submitReport with one photo twice is invalid", async () => {
    const { actor } = await makePerson();
    const { id } = await makePhoto({ draftHash: actor.draftHash });
    const form = aSubmission({
      photos: [
        { id, alt: "" },
        { id, alt: "" },
      ],
    });
    await expectRefusal(submitReport(await contextOf(actor), form), "invalid", "photoGone");
  });

  test("someone without a draft cookie has none to give", async () => {
    const { actor } = await makePerson({ draftHash: null });
    const { id } = await makePhoto();
    const form = aSubmission({ photos: [{ id, alt: "" }] });
    await expectRefusal(submitReport(await contextOf(actor), form), "invalid", "photoGone");
  });
});

describe("limits", () => {
  test("the 21st report of a person within the hour is too many; the next hour is open", async () => {
    const { actor } = await makePerson();
    const ctx = await contextOf(actor);
    for (let i = 0; i < 20; i++) await submitReport(ctx, aSubmission());
    const before = await tableSizes();
    const error = await failure(submitReport(later(ctx, 1_800), aSubmission()));
    expect(error).toMatchObject({
      code: "too_many",
      messageKey: "tooMany",
      params: { minutes: 30 },
    });
    expect(await tableSizes()).toEqual(before);
    await submitReport(later(ctx, 3_601), aSubmission());
  });

  test("a school class behind one address reports in one lesson; a machine does not", async () => {
    const addressKey = newKey();
    const { db } = await contextOf(guest());
    const send = async (i: number) => {
      const ctx = await contextOf(guest(), { addressKey });
      return submitReport(ctx, aSubmission({ email: `pupil${i}-${newKey()}@school.example` }));
    };
    for (let i = 0; i < 40; i++) await send(i);
    await db.execute(
      sql`update limit_counter set points = 90 where key = ${`submit-address:${addressKey}`}`,
    );
    await expectRefusal(send(41), "too_many");
  });

  test("submitReport to one mail address is too many after five codes", async () => {
    const email = address();
    for (let i = 0; i < 5; i++)
      await submitReport(await contextOf(guest()), aSubmission({ email }));
    await expectRefusal(submitReport(await contextOf(guest()), aSubmission({ email })), "too_many");
  });

  test("a form with something wrong takes nothing from a limit", async () => {
    const { actor } = await makePerson();
    const ctx = await contextOf(actor, { addressKey: newKey() });
    for (let i = 0; i < 25; i++)
      await expectRefusal(submitReport(ctx, aSubmission({ title: "" })), "invalid");
    await submitReport(ctx, aSubmission());
  });
});
