import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId } from "@/server/core/ids.ts";
import { makeCode } from "@/server/testing/codes.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, grant, guest, later, makePerson, testDb } from "@/server/testing/people.ts";
import { checkCode } from "./commands.ts";
import { codeState, demoPerson, personOfSession } from "./queries.ts";
import { demoPeople } from "./rules.ts";

describe("personOfSession", () => {
  test("tells name, language and grants, and no address", async () => {
    const grants = [grant("report.publish", { wardCode: "27127" }), grant("report.move")];
    const { id, address } = await makePerson({ grants, locale: "en", displayName: "花子" });
    const found = await personOfSession(await testDb(), { personId: id, sessionVersion: 1 });
    expect(found).toMatchObject({ id, displayName: "花子", locale: "en", demo: false });
    expect(found?.grants).toHaveLength(2);
    expect(found?.grants).toEqual(expect.arrayContaining(grants));
    expect(JSON.stringify(found)).not.toContain(address);
  });

  test("tells of a person without grants", async () => {
    const { id } = await makePerson();
    const found = await personOfSession(await testDb(), { personId: id, sessionVersion: 1 });
    expect(found?.grants).toEqual([]);
  });

  test.each([0, 2, -1])("knows no session version %i", async (sessionVersion) => {
    const { id } = await makePerson();
    expect(await personOfSession(await testDb(), { personId: id, sessionVersion })).toBeNull();
  });

  test("knows nobody who is deleted, and no id that is none", async () => {
    const { id } = await makePerson({ deletedAt: new Date() });
    for (const personId of [id, newId(), "", "x", "\0"])
      expect(await personOfSession(await testDb(), { personId, sessionVersion: 1 })).toBeNull();
  });
});

describe("demoPerson", () => {
  const [{ role, id }] = demoPeople;
  const makeDemo = async (demo: boolean) => {
    const db = await testDb();
    await db.delete(schema.person).where(eq(schema.person.id, id));
    await db
      .insert(schema.person)
      .values({ id, displayName: "デモ", locale: "ja", demo, createdAt: new Date() });
  };

  test("is there in demo mode", async () => {
    await makeDemo(true);
    expect(await demoPerson(await contextOf(guest()), role, true)).toEqual({
      personId: id,
      sessionVersion: 1,
    });
  });

  test("demoPerson outside demo mode is not found", async () => {
    await makeDemo(true);
    await expectRefusal(demoPerson(await contextOf(guest()), role, false), "not_found");
  });

  test("demoPerson is not found where a real person has the id, or nobody", async () => {
    await makeDemo(false);
    const ctx = await contextOf(guest());
    await expectRefusal(demoPerson(ctx, role, true), "not_found", "demoMissing");
    await ctx.db.delete(schema.person).where(eq(schema.person.id, id));
    await expectRefusal(demoPerson(ctx, role, true), "not_found", "demoMissing");
    for (const unknown of ["", "root", "constructor"])
      await expectRefusal(demoPerson(ctx, unknown as typeof role, true), "not_found");
  });
});

describe("codeState", () => {
  test("goes from open to used or over", async () => {
    const ctx = await contextOf(guest());
    const [used, old, tried] = [await makeCode(ctx), await makeCode(ctx), await makeCode(ctx)];
    expect(await codeState(ctx, used.codeId)).toBe("open");
    await checkCode(ctx, used);
    expect(await codeState(ctx, used.codeId)).toBe("used");
    expect(await codeState(later(ctx, 599), old.codeId)).toBe("open");
    expect(await codeState(later(ctx, 600), old.codeId)).toBe("over");
    for (let i = 0; i < 5; i++)
      await expectRefusal(checkCode(ctx, { codeId: tried.codeId, code: tried.wrong }), "invalid");
    expect(await codeState(ctx, tried.codeId)).toBe("over");
  });

  test.each(["", "x", "\0", newId()])("of %j is unknown", async (id) => {
    expect(await codeState(await contextOf(guest()), id)).toBe("unknown");
  });
});
