import { describe, expect, test } from "vitest";
import { ELSEWHERE, everyActor, HERE, REPORTER, reaches } from "@/server/testing/actors.ts";
import { grant, guest, system } from "@/server/testing/people.ts";
import { type Actor, holds, holdsSomewhere, permissions, personId } from "./actor.ts";
import { authorize } from "./authorize.ts";

const withGrant = (...grants: ReturnType<typeof grant>[]): Actor => ({
  kind: "person",
  id: REPORTER,
  draftHash: null,
  grants,
});

describe.each(permissions)("%s", (permission) => {
  test.each(reaches)("given for $reach covers things here: $covers", ({ at, covers }) => {
    const actor = withGrant(grant(permission, at));
    expect(holds(actor, permission, HERE)).toBe(covers);
    for (const other of permissions.filter((one) => one !== permission))
      expect(holds(actor, other, HERE)).toBe(false);
  });
});

test("a thing without an office is covered by a ward's grant and by no office's", () => {
  const at = { wardCode: HERE.wardCode, officeCode: null };
  const held = reaches.filter(({ at: reach }) =>
    holds(withGrant(grant("report.move", reach)), "report.move", at),
  );
  expect(held.map(({ reach }) => reach)).toEqual(["everywhere", "the ward"]);
});

test("two grants do not add up to a third place", () => {
  const actor = withGrant(
    grant("report.move", { ...HERE, wardCode: ELSEWHERE.wardCode }),
    grant("report.move", { ...HERE, officeCode: ELSEWHERE.officeCode }),
  );
  expect(holds(actor, "report.move", HERE)).toBe(false);
  expect(holdsSomewhere(actor, "report.move")).toBe(true);
});

test("guests and the system hold nothing", () => {
  for (const actor of [guest(null), guest(), system])
    for (const permission of permissions) {
      expect(holds(actor, permission, HERE)).toBe(false);
      expect(holdsSomewhere(actor, permission)).toBe(false);
    }
});

test("only a person has an id", () => {
  for (const { actor } of everyActor)
    expect(personId(actor)).toBe(actor.kind === "person" ? actor.id : null);
});

test("authorize lets a yes pass and throws forbidden for a no", () => {
  expect(() => authorize(true)).not.toThrow();
  expect(() => authorize(false)).toThrow("forbidden: forbidden");
});
