import { type Actor, type Grant, type Permission, permissions } from "@/server/core/actor.ts";

const isForTheWholeCity = (permission: Permission) => (grant: Grant) =>
  grant.permission === permission && grant.wardCode === null && grant.officeCode === null;

/** What someone may do with accounts. Sentences about (actor, thing). */
export const accountPolicy = {
  requestCode: (actor: Actor) => actor.kind !== "system",
  checkCode: (actor: Actor) => actor.kind !== "system",
  endSessions: (actor: Actor, personId: string) => actor.kind === "person" && actor.id === personId,
  beDemoPerson: (_actor: Actor, demoMode: boolean) => demoMode,
  /** Whoever administers one ward alone cannot hand out the whole city. */
  makeAdministrator: (actor: Actor) =>
    actor.kind === "system" ||
    (actor.kind === "person" && actor.grants.some(isForTheWholeCity("people.administer"))),
};

/** An administrator holds every permission everywhere. */
export const administratorPermissions: readonly Permission[] = permissions;
