import { describe, expect, test } from "vitest";
import { permissions } from "@/server/core/actor.ts";
import { everyActor, HERE, REPORTER, STRANGER } from "@/server/testing/actors.ts";
import { grant, guest, system } from "@/server/testing/people.ts";
import { accountPolicy, administratorPermissions } from "./policy.ts";

describe.each(everyActor)("$name", ({ name, actor }) => {
  test("asks for a code and types it unless it is the system", () => {
    expect(accountPolicy.requestCode(actor)).toBe(actor.kind !== "system");
    expect(accountPolicy.checkCode(actor)).toBe(actor.kind !== "system");
  });

  test("ends nobody's sessions but their own", () => {
    for (const id of [REPORTER, STRANGER])
      expect(accountPolicy.endSessions(actor, id)).toBe(actor.kind === "person" && actor.id === id);
  });

  test("makes administrators only with the whole city in hand", () => {
    const allowed = [
      "the system",
      "an administrator",
      "staff with people.administer at everywhere",
    ];
    expect(accountPolicy.makeAdministrator(actor)).toBe(allowed.includes(name));
  });

  test("is a demo person in demo mode alone", () => {
    expect(accountPolicy.beDemoPerson(actor, true)).toBe(true);
    expect(accountPolicy.beDemoPerson(actor, false)).toBe(false);
  });
});

test("an administrator holds every permission there is", () => {
  expect([...administratorPermissions].sort()).toEqual([...permissions].sort());
});

test("a grant for one ward makes no administrators, even beside others", () => {
  const grants = [grant("people.administer", { wardCode: HERE.wardCode }), grant("report.move")];
  const actor = { kind: "person", id: STRANGER, draftHash: null, grants } as const;
  expect(accountPolicy.makeAdministrator(actor)).toBe(false);
  expect(accountPolicy.makeAdministrator(guest())).toBe(false);
  expect(accountPolicy.makeAdministrator(system)).toBe(true);
});
