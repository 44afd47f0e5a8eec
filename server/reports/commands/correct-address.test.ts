import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { checkCode, resendCode } from "@/server/accounts/commands.ts";
import { codeState } from "@/server/accounts/queries.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { sixDigits } from "@/server/platform/secrets.ts";
import { codeRow } from "@/server/testing/codes.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { meanwhile } from "@/server/testing/meanwhile.ts";
import { contextOf, guest, makePerson, system, testDb } from "@/server/testing/people.ts";
import { aSubmission, journalOf, reportRow } from "@/server/testing/reports.ts";
import { awaitedCode } from "../queries/awaited-report.ts";
import { confirmReport } from "./confirm-report.ts";
import { correctAddress } from "./correct-address.ts";
import { submitReport } from "./submit-report.ts";

const anAddress = () => `${newKey()}@guests.example`;

const contactOf = async (reportId: string) => {
  const { reportContact } = schema;
  const db = await testDb();
  const [row] = await db.select().from(reportContact).where(eq(reportContact.reportId, reportId));
  return row?.address ?? null;
};

/** A guest's report to a mistyped address. */
async function sent(addressKey: string | null = null) {
  const draftHash = newKey();
  const ctx = await contextOf(guest(draftHash), { addressKey });
  const form = aSubmission({ email: anAddress() });
  const { codeId } = await submitReport(ctx, form);
  return { ctx, draftHash, form, codeId: codeId ?? "" };
}

/** What the door does with a code: checks it, then confirms as whoever it was mailed to. */
async function type(codeId: string) {
  const ctx = await contextOf(guest());
  const came = await checkCode(ctx, { codeId, code: sixDigits(codeId) });
  const actor = { kind: "person", id: came.personId, draftHash: null, grants: [] } as const;
  await confirmReport(await contextOf(actor), came.reportId ?? "");
  return came.personId;
}

describe("correctAddress", () => {
  test("sends the code of the report to the address that was meant; the first is dead", async () => {
    const { ctx, form, codeId } = await sent();
    const address = anAddress();
    expect(await awaitedCode(ctx, codeId)).toEqual({ waits: true, mayCorrect: true });
    const corrected = await correctAddress(ctx, { codeId, address: ` ${address.toUpperCase()} ` });
    expect(await contactOf(form.id)).toBe(address);
    expect(await codeRow(corrected.codeId)).toMatchObject({ address, reportId: form.id });
    const names = (await journalOf(form.id)).map(({ name }) => name);
    expect(names).toEqual(["reportSubmitted", "addressCorrected"]);
    expect((await journalOf(corrected.codeId))[0]?.reactions).toEqual(["mail-code"]);

    expect(await codeState(ctx, codeId)).toBe("unknown");
    const stranger = await contextOf(guest());
    await expectRefusal(checkCode(stranger, { codeId, code: sixDigits(codeId) }), "invalid");
    await expectRefusal(resendCode(stranger, codeId), "not_found");

    const person = await type(corrected.codeId);
    expect((await reportRow(form.id)).reporterId).toBe(person);
    expect(await contactOf(form.id)).toBeNull();
  });

  test("to the same address is a new code, the first stays good", async () => {
    const { ctx, form, codeId } = await sent();
    const again = await correctAddress(ctx, { codeId, address: form.email ?? "" });
    expect(again.codeId).not.toBe(codeId);
    expect((await journalOf(form.id)).map(({ name }) => name)).toEqual(["reportSubmitted"]);
    await type(codeId);
  });

  test("is open to the same browser after its owner signed in", async () => {
    const { draftHash, codeId } = await sent();
    const ctx = await contextOf((await makePerson({ draftHash })).actor);
    await correctAddress(ctx, { codeId, address: anAddress() });
  });

  test("correctAddress from any other browser is not found, and changes nothing", async () => {
    const { form, codeId } = await sent();
    for (const actor of [guest(), guest(null), (await makePerson()).actor, system]) {
      const ctx = await contextOf(actor);
      expect(await awaitedCode(ctx, codeId)).toEqual({ waits: true, mayCorrect: false });
      await expectRefusal(correctAddress(ctx, { codeId, address: anAddress() }), "not_found");
    }
    expect(await contactOf(form.id)).toBe(form.email);
  });

  test("correctAddress of a report that was confirmed is not found, meanwhile too", async () => {
    const first = await sent();
    await type(first.codeId);
    expect(await awaitedCode(first.ctx, first.codeId)).toEqual({ waits: false, mayCorrect: false });
    const input = { codeId: first.codeId, address: anAddress() };
    await expectRefusal(correctAddress(first.ctx, input), "not_found");

    const second = await sent();
    const racing = meanwhile(second.ctx, () => type(second.codeId));
    const late = { codeId: second.codeId, address: anAddress() };
    await expectRefusal(correctAddress(racing, late), "not_found");
  });

  test.each(["", "x", "\0", newId()])(
    "correctAddress of the code %j is not found",
    async (codeId) => {
      const ctx = await contextOf(guest());
      await expectRefusal(correctAddress(ctx, { codeId, address: anAddress() }), "not_found");
    },
  );

  test.each(["", "x", "a@b", "a@@example.jp"])(
    "correctAddress to %j is invalid",
    async (address) => {
      const { ctx, form, codeId } = await sent();
      await expectRefusal(correctAddress(ctx, { codeId, address }), "invalid", "emailWrong");
      expect(await contactOf(form.id)).toBe(form.email);
    },
  );

  test("correctAddress to one address is too many after five codes", async () => {
    const address = anAddress();
    for (let i = 0; i < 5; i++) {
      const { ctx, codeId } = await sent();
      await correctAddress(ctx, { codeId, address });
    }
    const { ctx, form, codeId } = await sent();
    await expectRefusal(correctAddress(ctx, { codeId, address }), "too_many");
    expect(await contactOf(form.id)).toBe(form.email);
  });

  test("correctAddress counts against the connection as any request for a code does", async () => {
    const addressKey = newKey();
    const { ctx, codeId } = await sent(addressKey);
    const { limitCounter } = schema;
    const key = `code-address:${addressKey}`;
    await (await testDb())
      .update(limitCounter)
      .set({ points: 80 })
      .where(eq(limitCounter.key, key));
    await expectRefusal(correctAddress(ctx, { codeId, address: anAddress() }), "too_many");
  });
});

describe("an address that is corrected meanwhile", () => {
  test("leaves whoever got the first code without the report", async () => {
    const { ctx, form, codeId } = await sent();
    const came = await checkCode(await contextOf(guest()), { codeId, code: sixDigits(codeId) });
    const stranger = { kind: "person", id: came.personId, draftHash: null, grants: [] } as const;
    const corrects = () => correctAddress(ctx, { codeId, address: anAddress() });
    const racing = meanwhile(await contextOf(stranger), corrects);
    await expectRefusal(confirmReport(racing, form.id), "not_found");
    expect(await reportRow(form.id)).toMatchObject({ visibility: "unconfirmed", reporterId: null });
    expect(await contactOf(form.id)).not.toBeNull();
  });

  test("is sent no new code at the first address", async () => {
    const { ctx, form, codeId } = await sent();
    const corrects = () => correctAddress(ctx, { codeId, address: anAddress() });
    const racing = meanwhile(await contextOf(guest()), corrects);
    await expectRefusal(resendCode(racing, codeId), "not_found");
    const { signInCode } = schema;
    const codes = await (await testDb())
      .select()
      .from(signInCode)
      .where(eq(signInCode.reportId, form.id));
    expect(codes.map(({ address }) => address)).toEqual([await contactOf(form.id)]);
  });
});

test("a code that was used while the report still waits can be sent again", async () => {
  const { ctx, form, codeId } = await sent();
  await checkCode(await contextOf(guest()), { codeId, code: sixDigits(codeId) });
  expect(await codeState(ctx, codeId)).toBe("used");
  expect((await awaitedCode(ctx, codeId)).waits).toBe(true);
  await type((await resendCode(ctx, codeId)).codeId);
  expect((await reportRow(form.id)).visibility).toBe("public");
});
