/** What someone may do, where: null means every ward or every office. */
export type Grant = { permission: Permission; wardCode: string | null; officeCode: string | null };

export const permissions = [
  "report.read-private",
  "report.triage",
  "report.move",
  "report.publish",
  "event.organise",
  "need.coordinate",
  "people.administer",
] as const;

export type Permission = (typeof permissions)[number];

/** Who acts. A guest may hold a draft cookie; `system` is the worker and the command line. */
export type Actor =
  | { kind: "guest"; draftHash: string | null }
  | { kind: "person"; id: string; draftHash: string | null; grants: readonly Grant[] }
  | { kind: "system" };

/** True when one of the actor's grants covers this permission at this ward and office. */
export function holds(
  actor: Actor,
  permission: Permission,
  at: { wardCode: string; officeCode: string | null },
): boolean {
  if (actor.kind !== "person") return false;
  return actor.grants.some(
    (grant) =>
      grant.permission === permission &&
      (grant.wardCode === null || grant.wardCode === at.wardCode) &&
      (grant.officeCode === null || grant.officeCode === at.officeCode),
  );
}

/** True when the actor holds the permission anywhere at all. */
export const holdsSomewhere = (actor: Actor, permission: Permission) =>
  actor.kind === "person" && actor.grants.some((grant) => grant.permission === permission);

export const personId = (actor: Actor) => (actor.kind === "person" ? actor.id : null);
