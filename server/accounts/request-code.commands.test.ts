import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { sixDigits } from "@/server/platform/secrets.ts";
import { codeRow, makeCode } from "@/server/testing/codes.ts";
import { expectRefusal, failure, problemsOf } from "@/server/testing/errors.ts";
import { contextOf, guest, later, makePerson, system, testDb } from "@/server/testing/people.ts";
import { journalOf, makeReport } from "@/server/testing/reports.ts";
import { checkCode, requestCode, resendCode } from "./commands.ts";

const address = () => `${newKey()}@asks.example`;
const guestContext = () => contextOf(guest());

describe("requestCode", () => {
  test("keeps a hash, the tries, the language and ten minutes; never the digits", async () => {
    const ctx = await contextOf(guest(), { locale: "en" });
    const mail = address();
    const { codeId } = await requestCode(ctx, { address: ` ${mail.toUpperCase()} ` });
    const row = await codeRow(codeId);
    expect(row).toMatchObject({
      address: mail,
      triesLeft: 5,
      reportId: null,
      locale: "en",
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + 600_000),
      usedAt: null,
    });
    expect(row.codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(sixDigits(codeId));
  });

  test("records one entry that mails it and names nobody", async () => {
    const mail = address();
    const { codeId } = await requestCode(await guestContext(), { address: mail });
    const entries = await journalOf(codeId);
    expect(entries).toMatchObject([
      { name: "codeRequested", is_public: false, data: {}, reactions: ["mail-code"] },
    ]);
    expect(JSON.stringify(entries)).not.toContain(mail);
  });

  test("answers the same for an address that is known and one that is not", async () => {
    const known = await makePerson();
    const ctx = await guestContext();
    const answers = await Promise.all(
      [known.address, address()].map((mail) => requestCode(ctx, { address: mail })),
    );
    for (const answer of answers) expect(Object.keys(answer)).toEqual(["codeId"]);
  });

  test("asked twice gives two codes, both good", async () => {
    const ctx = await guestContext();
    const mail = address();
    const first = await requestCode(ctx, { address: mail });
    const second = await requestCode(ctx, { address: mail });
    expect(first.codeId).not.toBe(second.codeId);
    const one = await checkCode(ctx, { codeId: first.codeId, code: sixDigits(first.codeId) });
    const two = await checkCode(ctx, { codeId: second.codeId, code: sixDigits(second.codeId) });
    expect(one.personId).toBe(two.personId);
  });

  test.each([
    "",
    "nobody",
    "a@b",
    "a b@example.jp",
    "a@example.jp\nBcc: b@c.jp",
    "\0",
    "a".repeat(100_000),
  ])("requestCode for %j is invalid", async (wrong) => {
    const error = await failure(requestCode(await guestContext(), { address: wrong }));
    expect(error.code).toBe("invalid");
    expect(problemsOf(error)).toEqual(["email: emailWrong"]);
  });

  test("requestCode by the system is forbidden", async () => {
    await expectRefusal(requestCode(await contextOf(system), { address: address() }), "forbidden");
  });

  test("requestCode for one address is too many after five in the hour, written in whatever case", async () => {
    const mail = address();
    const ctx = await guestContext();
    for (let i = 0; i < 5; i++)
      await requestCode(ctx, { address: i % 2 ? mail : mail.toUpperCase() });
    const error = await failure(requestCode(later(ctx, 600), { address: mail }));
    expect(error).toMatchObject({
      code: "too_many",
      messageKey: "tooMany",
      params: { minutes: 50 },
    });
    await requestCode(ctx, { address: address() });
    await requestCode(later(ctx, 3_601), { address: mail });
  });

  test("requestCode from one connection is too many after eighty, which is room for a class", async () => {
    const ctx = await contextOf(guest(), { addressKey: newKey() });
    for (let i = 0; i < 80; i++) await requestCode(ctx, { address: address() });
    await expectRefusal(requestCode(ctx, { address: address() }), "too_many");
    await requestCode(await contextOf(guest(), { addressKey: newKey() }), { address: address() });
  });

  test("a connection over its limit uses up nobody's address", async () => {
    const ctx = await contextOf(guest(), { addressKey: newKey() });
    for (let i = 0; i < 80; i++) await requestCode(ctx, { address: address() });
    const victim = address();
    for (let i = 0; i < 6; i++)
      await expectRefusal(requestCode(ctx, { address: victim }), "too_many");
    await requestCode(await guestContext(), { address: victim });
  });

  test("the counter of an address keeps no address", async () => {
    const mail = address();
    await requestCode(await guestContext(), { address: mail });
    const counters = await (await testDb()).select().from(schema.limitCounter);
    expect(JSON.stringify(counters)).not.toContain(mail);
  });
});

describe("resendCode", () => {
  test("sends another code to the same address for the same report; both are good", async () => {
    const ctx = await guestContext();
    const { id } = await makeReport({ visibility: "unconfirmed" });
    const first = await makeCode(ctx, { reportId: id });
    const { codeId } = await resendCode(ctx, first.codeId);
    expect(await codeRow(codeId)).toMatchObject({
      address: first.address,
      reportId: id,
      triesLeft: 5,
    });
    expect((await checkCode(ctx, { codeId, code: sixDigits(codeId) })).reportId).toBe(id);
  });

  test("works after the first code is over, by time or by tries", async () => {
    const ctx = await guestContext();
    const first = await makeCode(ctx);
    await (await testDb())
      .update(schema.signInCode)
      .set({ triesLeft: 0 })
      .where(eq(schema.signInCode.id, first.codeId));
    await resendCode(later(ctx, 6 * 86_400), first.codeId);
  });

  test("works after a code was typed whose report was not confirmed: the process died between", async () => {
    const ctx = await guestContext();
    const mail = address();
    const { id } = await makeReport({ visibility: "unconfirmed", contact: mail });
    const first = await makeCode(ctx, { address: mail, reportId: id });
    await checkCode(ctx, first);
    const { codeId } = await resendCode(ctx, first.codeId);
    expect(await codeRow(codeId)).toMatchObject({ address: mail, reportId: id });
  });

  test("resendCode of a code that was used is not found", async () => {
    const ctx = await guestContext();
    const first = await makeCode(ctx);
    await checkCode(ctx, first);
    await expectRefusal(resendCode(ctx, first.codeId), "not_found");
    const confirmed = await makeReport();
    const second = await makeCode(ctx, { reportId: confirmed.id });
    await checkCode(ctx, second);
    await expectRefusal(resendCode(ctx, second.codeId), "not_found");
  });

  test.each(["", "x", "\0", newId()])("resendCode of the id %j is not found", async (id) => {
    await expectRefusal(resendCode(await guestContext(), id), "not_found");
  });

  test("resendCode by the system is forbidden", async () => {
    const { codeId } = await makeCode(await guestContext());
    await expectRefusal(resendCode(await contextOf(system), codeId), "forbidden");
  });

  test("resendCode counts against the same limits: too many after five", async () => {
    const ctx = await guestContext();
    const { codeId } = await makeCode(ctx);
    for (let i = 0; i < 5; i++) await resendCode(ctx, codeId);
    await expectRefusal(resendCode(ctx, codeId), "too_many");
  });
});
