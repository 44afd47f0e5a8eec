import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { rows, schema } from "@/db/client.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { codeRow, makeCode } from "@/server/testing/codes.ts";
import { expectRefusal, failure, problemsOf } from "@/server/testing/errors.ts";
import { contextOf, guest, later, makePerson, system, testDb } from "@/server/testing/people.ts";
import { journalOf } from "@/server/testing/reports.ts";
import { checkCode } from "./commands.ts";

const guestContext = () => contextOf(guest());

const peopleWith = async (address: string) =>
  rows<{ id: string }>(
    await testDb(),
    sql`select person_id as id from person_email where address = ${address}`,
  );

describe("the right code", () => {
  test("makes a person of an address that came for the first time", async () => {
    const ctx = await contextOf(guest(), { locale: "en" });
    const { codeId, code, address } = await makeCode(ctx);
    const signedIn = await checkCode(ctx, { codeId, code });
    expect(signedIn).toMatchObject({ sessionVersion: 1, reportId: null });
    expect(await peopleWith(address)).toEqual([{ id: signedIn.personId }]);
    const { person } = schema;
    const [row] = await ctx.db.select().from(person).where(eq(person.id, signedIn.personId));
    expect(row).toMatchObject({
      displayName: "Resident",
      locale: "en",
      demo: false,
      deletedAt: null,
    });
    expect(await journalOf(signedIn.personId)).toMatchObject([{ name: "personJoined", data: {} }]);
  });

  test("finds the person whose address it is, with the session version of now", async () => {
    const ctx = await guestContext();
    const { id, address } = await makePerson();
    await ctx.db.update(schema.person).set({ sessionVersion: 7 }).where(eq(schema.person.id, id));
    const sent = await makeCode(ctx, { address });
    expect(await checkCode(ctx, sent)).toEqual({ personId: id, sessionVersion: 7, reportId: null });
  });

  test("tells the report that it was sent for, and only that one", async () => {
    const ctx = await guestContext();
    const [mine, other] = [newId(), newId()];
    const first = await makeCode(ctx, { reportId: mine });
    await makeCode(ctx, { reportId: other, address: first.address });
    expect((await checkCode(ctx, first)).reportId).toBe(mine);
  });

  test("may be typed wide, with spaces and hyphens", async () => {
    const ctx = await guestContext();
    const { codeId, code } = await makeCode(ctx);
    const wide = [...code]
      .map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .join(" ");
    await checkCode(ctx, { codeId, code: ` ${wide}-` });
  });

  test("works at the last try and in the last second", async () => {
    const ctx = await guestContext();
    const { codeId, code, wrong } = await makeCode(ctx);
    for (let i = 0; i < 4; i++)
      await expectRefusal(checkCode(ctx, { codeId, code: wrong }), "invalid");
    await checkCode(later(ctx, 599), { codeId, code });
    expect((await codeRow(codeId)).triesLeft).toBe(0);
  });
});

describe("checkCode is invalid", () => {
  test("with a wrong code, and says how many tries are left, until it is over", async () => {
    const ctx = await guestContext();
    const { codeId, code, wrong } = await makeCode(ctx);
    for (const left of [4, 3, 2, 1]) {
      const error = await failure(checkCode(ctx, { codeId, code: wrong }));
      expect(error.problems).toEqual([{ field: "code", key: "codeWrong", params: { left } }]);
    }
    expect(problemsOf(await failure(checkCode(ctx, { codeId, code: wrong })))).toEqual([
      "code: codeOver",
    ]);
    // The right one comes too late.
    expect(problemsOf(await failure(checkCode(ctx, { codeId, code })))).toEqual(["code: codeOver"]);
    expect((await codeRow(codeId)).usedAt).toBeNull();
  });

  test("after ten minutes", async () => {
    const ctx = await guestContext();
    const sent = await makeCode(ctx);
    await expectRefusal(checkCode(later(ctx, 600), sent), "invalid", "codeOver");
  });

  test("the second time", async () => {
    const ctx = await guestContext();
    const sent = await makeCode(ctx);
    await checkCode(ctx, sent);
    await expectRefusal(checkCode(ctx, sent), "invalid", "codeOver");
  });

  test("with the code of another id", async () => {
    const ctx = await guestContext();
    const [mine, other] = [await makeCode(ctx), await makeCode(ctx)];
    if (mine.code === other.code) return;
    await expectRefusal(
      checkCode(ctx, { codeId: mine.codeId, code: other.code }),
      "invalid",
      "codeWrong",
    );
  });

  test.each(["", "x", "\0", newId()])(
    "for the id %j: the same as for one that is over",
    async (codeId) => {
      await expectRefusal(
        checkCode(await guestContext(), { codeId, code: "123456" }),
        "invalid",
        "codeOver",
      );
    },
  );

  test.each(["", "12345", "1234567", "abcdef", "\0", "1".repeat(100_000)])(
    "for %j, which is no code and costs no try",
    async (code) => {
      const ctx = await guestContext();
      const { codeId } = await makeCode(ctx);
      await expectRefusal(checkCode(ctx, { codeId, code }), "invalid", "codeShape");
      expect((await codeRow(codeId)).triesLeft).toBe(5);
    },
  );
});

describe("two at once", () => {
  test("with the right code: one comes in, the other is told that it is over", async () => {
    const ctx = await guestContext();
    const sent = await makeCode(ctx);
    const settled = await Promise.allSettled([checkCode(ctx, sent), checkCode(ctx, sent)]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = settled.find(({ status }) => status === "rejected");
    expect(lost?.status === "rejected" && lost.reason).toMatchObject({ messageKey: "codeOver" });
    expect(await peopleWith(sent.address)).toHaveLength(1);
  });

  test("with two codes of one new address: one person is made and both are that one", async () => {
    const ctx = await guestContext();
    const first = await makeCode(ctx);
    const second = await makeCode(ctx, { address: first.address });
    const [one, two] = await Promise.all([checkCode(ctx, first), checkCode(ctx, second)]);
    expect(one.personId).toBe(two.personId);
    expect(await peopleWith(first.address)).toHaveLength(1);
    expect(await journalOf(one.personId)).toHaveLength(1);
  });

  test("ten wrong tries at once use up five, and not one more", async () => {
    const ctx = await guestContext();
    const { codeId, wrong } = await makeCode(ctx);
    const settled = await Promise.allSettled(
      Array.from({ length: 10 }, () => checkCode(ctx, { codeId, code: wrong })),
    );
    expect(settled.every(({ status }) => status === "rejected")).toBe(true);
    expect((await codeRow(codeId)).triesLeft).toBe(0);
  });
});

test("checkCode by the system is forbidden", async () => {
  const sent = await makeCode(await guestContext());
  await expectRefusal(checkCode(await contextOf(system), sent), "forbidden");
});

test("checkCode from one connection is too many after 120 tries in the hour", async () => {
  const ctx = await contextOf(guest(), { addressKey: newKey() });
  const nobody = { codeId: newId(), code: "123456" };
  for (let i = 0; i < 120; i++) await expectRefusal(checkCode(ctx, nobody), "invalid");
  await expectRefusal(checkCode(ctx, nobody), "too_many");
  await expectRefusal(checkCode(later(ctx, 3_601), nobody), "invalid");
});

test("an address that belonged to someone deleted ends in an error, not in circles", async () => {
  const ctx = await guestContext();
  const { address } = await makePerson({ deletedAt: new Date() });
  const sent = await makeCode(ctx, { address });
  await expect(checkCode(ctx, sent)).rejects.toThrow("deleted");
  expect((await codeRow(sent.codeId)).usedAt).toBeNull();
});
