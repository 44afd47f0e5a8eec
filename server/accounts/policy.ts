import { type Actor, holdsSomewhere, type Permission, permissions } from "@/server/core/actor.ts";

/** What someone may do with accounts. Sentences about (actor, thing). */
export const accountPolicy = {
  requestCode: (actor: Actor) => actor.kind !== "system",
  checkCode: (actor: Actor) => actor.kind !== "system",
  endSessions: (actor: Actor, personId: string) => actor.kind === "person" && actor.id === personId,
  beDemoPerson: (_actor: Actor, demoMode: boolean) => demoMode,
  makeAdministrator: (actor: Actor) =>
    actor.kind === "system" || holdsSomewhere(actor, "people.administer"),
};

/** An administrator holds every permission everywhere. */
export const administratorPermissions: readonly Permission[] = permissions;
