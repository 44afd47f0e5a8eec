import "./settings.ts";
import { type Database, databaseNow, type OpenDatabase, schema } from "@/db/client.ts";
import type { Actor, Grant, Permission } from "@/server/core/actor.ts";
import type { Context } from "@/server/core/context.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { loadCityPack } from "@/server/places/commands.ts";
import { testDatabase } from "./database.ts";

export type PersonActor = Extract<Actor, { kind: "person" }>;
export type MadePerson = { id: string; address: string; actor: PersonActor };

export const system: Actor = { kind: "system" };
export const guest = (draftHash: string | null = newKey()): Actor => ({ kind: "guest", draftHash });

/** A grant as tests write it: everywhere unless a ward or an office is named. */
export const grant = (
  permission: Permission,
  at: { wardCode?: string; officeCode?: string } = {},
): Grant => ({ permission, wardCode: at.wardCode ?? null, officeCode: at.officeCode ?? null });

const KEY = Symbol.for("machikado.test-city");
type Holder = { [KEY]?: Promise<OpenDatabase> };

async function openCity(): Promise<OpenDatabase> {
  const open = await testDatabase();
  const ctx = { db: open.db, actor: system, now: new Date(), locale: "ja", addressKey: null };
  await loadCityPack(ctx, "test");
  return open;
}

/** This worker's database with the city pack in it. */
export function testCity(): Promise<OpenDatabase> {
  const holder = globalThis as Holder;
  holder[KEY] ??= openCity();
  return holder[KEY];
}

export const testDb = async (): Promise<Database> => (await testCity()).db;

type ContextOptions = { now?: Date | string; locale?: string; addressKey?: string | null };

/** A context for an actor; `now` is the database's unless the test sets it. */
export async function contextOf(actor: Actor, options: ContextOptions = {}): Promise<Context> {
  const { db } = await testCity();
  return {
    db,
    actor,
    now: options.now === undefined ? await databaseNow(db) : new Date(options.now),
    locale: options.locale ?? "ja",
    addressKey: options.addressKey ?? null,
  };
}

/** The same context later, or somebody else's. */
export const later = (ctx: Context, seconds: number): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + seconds * 1_000),
});
export const as = (ctx: Context, actor: Actor): Context => ({ ...ctx, actor });

type PersonOptions = {
  grants?: Grant[];
  locale?: string;
  displayName?: string;
  draftHash?: string | null;
  demo?: boolean;
  deletedAt?: Date;
};

/** A new person with a mail address and grants of their own. */
export async function makePerson(options: PersonOptions = {}): Promise<MadePerson> {
  const db = await testDb();
  const id = newId();
  const address = `${newKey()}@people.example`;
  const grants = options.grants ?? [];
  await db.insert(schema.person).values({
    id,
    displayName: options.displayName ?? "住民",
    locale: options.locale ?? "ja",
    demo: options.demo ?? false,
    createdAt: new Date(),
    deletedAt: options.deletedAt ?? null,
  });
  await db.insert(schema.personEmail).values({ personId: id, address, verifiedAt: new Date() });
  if (grants.length)
    await db
      .insert(schema.permissionGrant)
      .values(grants.map((one) => ({ ...one, id: newId(), personId: id, grantedAt: new Date() })));
  const draftHash = options.draftHash === undefined ? newKey() : options.draftHash;
  return { id, address, actor: { kind: "person", id, draftHash, grants } };
}
