import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { permissions } from "@/server/core/actor.ts";
import { newKey } from "@/server/core/ids.ts";
import { makeCode } from "@/server/testing/codes.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, grant, guest, makePerson, system, testDb } from "@/server/testing/people.ts";
import { journalOf, KITA } from "@/server/testing/reports.ts";
import { checkCode, endSessions, makeAdministrator } from "./commands.ts";
import { personOfSession } from "./queries.ts";

const grantsOf = async (personId: string) => {
  const { permissionGrant } = schema;
  return (await testDb())
    .select()
    .from(permissionGrant)
    .where(eq(permissionGrant.personId, personId));
};

describe("endSessions", () => {
  test("makes every session so far nobody's; a new one works", async () => {
    const { actor, id, address } = await makePerson();
    const ctx = await contextOf(actor);
    expect(await personOfSession(ctx.db, { personId: id, sessionVersion: 1 })).not.toBeNull();
    await endSessions(ctx, id);
    expect(await personOfSession(ctx.db, { personId: id, sessionVersion: 1 })).toBeNull();
    const asGuest = await contextOf(guest());
    const session = await checkCode(asGuest, await makeCode(asGuest, { address }));
    expect(await personOfSession(ctx.db, session)).not.toBeNull();
    expect(await journalOf(id)).toMatchObject([{ name: "sessionsEnded", actor_id: id, data: {} }]);
  });

  test("twice at once ends them twice and loses none", async () => {
    const { actor, id } = await makePerson();
    const ctx = await contextOf(actor);
    await Promise.all([endSessions(ctx, id), endSessions(ctx, id)]);
    expect(await personOfSession(ctx.db, { personId: id, sessionVersion: 3 })).not.toBeNull();
  });

  test("endSessions of somebody else is forbidden, for administrators and the system too", async () => {
    const { id } = await makePerson();
    const administrator = await makePerson({ grants: permissions.map((one) => grant(one)) });
    for (const actor of [(await makePerson()).actor, administrator.actor, guest(), system])
      await expectRefusal(endSessions(await contextOf(actor), id), "forbidden");
    const db = await testDb();
    expect(await personOfSession(db, { personId: id, sessionVersion: 1 })).not.toBeNull();
  });
});

describe("makeAdministrator", () => {
  test("gives a known address every permission everywhere, once", async () => {
    const { id, address } = await makePerson({
      grants: [grant("report.move", { wardCode: KITA.wardCode })],
    });
    const ctx = await contextOf(system);
    for (let i = 0; i < 2; i++)
      expect(await makeAdministrator(ctx, ` ${address.toUpperCase()}`)).toBe(id);
    const grants = await grantsOf(id);
    expect(grants.map(({ permission }) => permission).sort()).toEqual([...permissions].sort());
    for (const one of grants) expect(one).toMatchObject({ wardCode: null, officeCode: null });
  });

  test("makes the account where there is none", async () => {
    const ctx = await contextOf(system);
    const address = `${newKey()}@admins.example`;
    const id = await makeAdministrator(ctx, address);
    expect(await grantsOf(id)).toHaveLength(permissions.length);
    expect((await journalOf(id)).map(({ name }) => name).sort()).toEqual([
      "administratorMade",
      "personJoined",
    ]);
    const found = await personOfSession(ctx.db, { personId: id, sessionVersion: 1 });
    expect(found?.grants).toHaveLength(permissions.length);
  });

  test("makeAdministrator is forbidden without the whole city in hand", async () => {
    const address = `${newKey()}@admins.example`;
    const people = [
      (await makePerson()).actor,
      (await makePerson({ grants: [grant("people.administer", { wardCode: KITA.wardCode })] }))
        .actor,
      (await makePerson({ grants: [grant("people.administer", { officeCode: "x" })] })).actor,
      guest(),
    ];
    for (const actor of people)
      await expectRefusal(makeAdministrator(await contextOf(actor), address), "forbidden");
    const whole = await makePerson({ grants: [grant("people.administer")] });
    await makeAdministrator(await contextOf(whole.actor), address);
  });

  test.each(["", "nobody", "a@b"])("makeAdministrator of %j is invalid", async (address) => {
    await expectRefusal(
      makeAdministrator(await contextOf(system), address),
      "invalid",
      "emailWrong",
    );
  });
});
