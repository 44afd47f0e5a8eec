import { and, eq, isNull } from "drizzle-orm";
import { type Database, schema } from "@/db/client.ts";
import type { Grant, Permission } from "@/server/core/actor.ts";
import type { Context } from "@/server/core/context.ts";
import { DomainError, notFound } from "@/server/core/errors.ts";
import { isId } from "@/server/core/ids.ts";
import { accountPolicy } from "./policy.ts";
import { type DemoRole, demoPeople } from "./rules.ts";

export type CurrentPerson = {
  id: string;
  displayName: string;
  locale: string;
  demo: boolean;
  grants: Grant[];
};

/**
 * Who a session belongs to. Null when the person is gone or has signed out everywhere since.
 * Asked before there is an actor: it is how an actor is made.
 */
export async function personOfSession(
  db: Database,
  session: { personId: string; sessionVersion: number },
): Promise<CurrentPerson | null> {
  if (!isId(session.personId)) return null;
  const { person, permissionGrant } = schema;
  const found = await db
    .select({
      id: person.id,
      displayName: person.displayName,
      locale: person.locale,
      demo: person.demo,
      permission: permissionGrant.permission,
      wardCode: permissionGrant.wardCode,
      officeCode: permissionGrant.officeCode,
    })
    .from(person)
    .leftJoin(permissionGrant, eq(permissionGrant.personId, person.id))
    .where(
      and(
        eq(person.id, session.personId),
        eq(person.sessionVersion, session.sessionVersion),
        isNull(person.deletedAt),
      ),
    );
  const [first] = found;
  if (!first) return null;
  const grants = found.flatMap(({ permission, wardCode, officeCode }) =>
    permission ? [{ permission: permission as Permission, wardCode, officeCode }] : [],
  );
  const { id, displayName, locale, demo } = first;
  return { id, displayName, locale, demo, grants };
}

/** The demo person of a role, to sign in as with one click. @throws not_found outside demo mode */
export async function demoPerson(
  ctx: Context,
  role: DemoRole,
  demoMode: boolean,
): Promise<{ personId: string; sessionVersion: number }> {
  if (!accountPolicy.beDemoPerson(ctx.actor, demoMode)) throw notFound();
  const id = demoPeople.find((one) => one.role === role)?.id;
  if (!id) throw notFound();
  const [found] = await ctx.db
    .select({ personId: schema.person.id, sessionVersion: schema.person.sessionVersion })
    .from(schema.person)
    .where(and(eq(schema.person.id, id), eq(schema.person.demo, true)));
  if (!found) throw new DomainError("not_found", "demoMissing");
  return found;
}

/** Whether a code can still be typed, and for what; the page that asks for it shows this. */
export async function codeState(
  ctx: Context,
  codeId: string,
): Promise<"open" | "used" | "over" | "unknown"> {
  if (!isId(codeId)) return "unknown";
  const [code] = await ctx.db
    .select()
    .from(schema.signInCode)
    .where(eq(schema.signInCode.id, codeId));
  if (!code) return "unknown";
  if (code.usedAt) return "used";
  return code.triesLeft > 0 && code.expiresAt > ctx.now ? "open" : "over";
}
