import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { rows, schema } from "@/db/client.ts";
import { authorize } from "@/server/core/authorize.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { DomainError, invalid, notFound } from "@/server/core/errors.ts";
import { isId, newId } from "@/server/core/ids.ts";
import { type Entry, record } from "@/server/core/journal.ts";
import { type Taken, takeFromLimit, takeFromLimits } from "@/server/core/limits.ts";
import { keyedHash, sameText, sixDigits } from "@/server/platform/secrets.ts";
import { administratorMade, codeRequested, personJoined, sessionsEnded } from "./journal.ts";
import { accountPolicy, administratorPermissions } from "./policy.ts";
import { CODE_MINUTES, CODE_TRIES, codeLimits, firstDisplayName } from "./rules.ts";
import { mailAddress, sixDigitCode } from "./schema.ts";

export type SignedIn = { personId: string; sessionVersion: number };

const minutesAfter = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

type CodeTo = { address: string; reportId: string | null };

/** Writes a code for an address inside the caller's transaction. Its entry, once recorded, mails it. */
export async function insertCode(ctx: Context, to: CodeTo): Promise<{ id: string; entry: Entry }> {
  const id = newId();
  await ctx.db.insert(schema.signInCode).values({
    id,
    address: to.address,
    codeHash: keyedHash("code", `${id}:${sixDigits(id)}`),
    triesLeft: CODE_TRIES,
    reportId: to.reportId,
    locale: ctx.locale,
    createdAt: ctx.now,
    expiresAt: minutesAfter(ctx.now, CODE_MINUTES),
  });
  return { id, entry: codeRequested(id) };
}

/** Writes a code for an address inside the caller's transaction; the reaction mails it. */
export async function issueCode(ctx: Context, to: CodeTo): Promise<string> {
  const { id, entry } = await insertCode(ctx, to);
  await record(ctx, entry);
  return id;
}

/** A request for a code counts against the limits of the connection. */
export const codeConnectionLimits = (ctx: Context): Taken[] =>
  ctx.addressKey ? [{ limit: codeLimits.perAddress, key: ctx.addressKey }] : [];

/**
 * And against those of the mail address; taken after the connection's, so that a connection that is
 * over its limit uses up nobody's address.
 */
export const codeMailLimits = (address: string): Taken[] => [
  { limit: codeLimits.perMail, key: keyedHash("mail", address) },
];

async function takeCodeLimits(ctx: Context, address: string): Promise<void> {
  await takeFromLimits(ctx, codeConnectionLimits(ctx), codeMailLimits(address));
}

/**
 * Sends a six-digit code to an address, known or not: the answer does not tell which.
 * @returns the id of the code, for the page that asks for it
 */
export async function requestCode(
  ctx: Context,
  input: { address: string },
): Promise<{ codeId: string }> {
  authorize(accountPolicy.requestCode(ctx.actor));
  const address = mailAddress.safeParse(input.address);
  if (!address.success) throw invalid([{ field: "email", key: "emailWrong" }]);
  await takeCodeLimits(ctx, address.data);
  const codeId = await inTransaction(ctx, (tx) =>
    issueCode(tx, { address: address.data, reportId: null }),
  );
  return { codeId };
}

/**
 * Where to reach the sender of a report that waits for its code; null when none does. Inside a
 * transaction the address stays what it is until its end.
 */
async function awaitedAt(ctx: Context, reportId: string | null): Promise<string | null> {
  const { reportContact } = schema;
  const [found] = reportId
    ? await ctx.db
        .select()
        .from(reportContact)
        .where(eq(reportContact.reportId, reportId))
        .for("update")
    : [];
  return found?.address ?? null;
}

/** Writes the new code, unless the sender's address was corrected meanwhile. @throws not_found */
async function issueAgain(ctx: Context, { address, reportId }: CodeTo): Promise<string> {
  const awaited = await awaitedAt(ctx, reportId);
  if (awaited !== null && awaited !== address) throw notFound();
  return issueCode(ctx, { address, reportId });
}

/**
 * Sends a new code to wherever an earlier one went, for the same report; the address stays unsaid.
 * @throws not_found, too_many
 */
export async function resendCode(ctx: Context, codeId: string): Promise<{ codeId: string }> {
  authorize(accountPolicy.requestCode(ctx.actor));
  const { signInCode } = schema;
  const [earlier] = isId(codeId)
    ? await ctx.db.select().from(signInCode).where(eq(signInCode.id, codeId))
    : [];
  // A used code counts while its report waits: the process may have died between the two steps.
  if (!earlier || (earlier.usedAt && !(await awaitedAt(ctx, earlier.reportId)))) throw notFound();
  await takeCodeLimits(ctx, earlier.address);
  return { codeId: await inTransaction(ctx, (tx) => issueAgain(tx, earlier)) };
}

/** Takes one try from a live code; none is left when two arrive at once on the last. */
async function takeTry(ctx: Context, codeId: string) {
  const { signInCode } = schema;
  const [code] = await ctx.db
    .update(signInCode)
    .set({ triesLeft: sql`${signInCode.triesLeft} - 1` })
    .where(
      and(
        eq(signInCode.id, codeId),
        isNull(signInCode.usedAt),
        gt(signInCode.triesLeft, 0),
        gt(signInCode.expiresAt, ctx.now),
      ),
    )
    .returning();
  return code;
}

async function findOrMakePerson(
  ctx: Context,
  address: string,
  isSecond = false,
): Promise<SignedIn> {
  const id = newId();
  const { person, personEmail } = schema;
  const known = await ctx.db
    .select({ personId: person.id, sessionVersion: person.sessionVersion })
    .from(personEmail)
    .innerJoin(person, eq(person.id, personEmail.personId))
    .where(and(eq(personEmail.address, address), isNull(person.deletedAt)));
  if (known[0]) return known[0];
  if (isSecond) throw new Error("the address belongs to someone who was deleted");
  await ctx.db.insert(person).values({
    id,
    displayName: firstDisplayName(ctx.locale),
    locale: ctx.locale,
    createdAt: ctx.now,
  });
  const taken = await ctx.db
    .insert(personEmail)
    .values({ personId: id, address, verifiedAt: ctx.now })
    .onConflictDoNothing()
    .returning();
  if (taken.length) {
    await record(ctx, personJoined(id));
    return { personId: id, sessionVersion: 1 };
  }
  // Two codes of one new address came at once: the other made the person.
  await ctx.db.delete(person).where(eq(person.id, id));
  return findOrMakePerson(ctx, address, true);
}

/**
 * Checks a code. The right one can be used once; after it comes whoever it was sent to.
 * @returns the person, and the report that the code confirms if it was sent for one
 * @throws invalid with `codeWrong` or `codeOver`, too_many
 */
export async function checkCode(
  ctx: Context,
  input: { codeId: string; code: string },
): Promise<SignedIn & { reportId: string | null }> {
  authorize(accountPolicy.checkCode(ctx.actor));
  if (ctx.addressKey) await takeFromLimit(ctx, codeLimits.triesPerAddress, ctx.addressKey);
  const typed = sixDigitCode.safeParse(input.code);
  if (!typed.success) throw invalid([{ field: "code", key: "codeShape" }]);
  const code = isId(input.codeId) ? await takeTry(ctx, input.codeId) : undefined;
  if (!code) throw invalid([{ field: "code", key: "codeOver" }]);
  if (!sameText(code.codeHash, keyedHash("code", `${code.id}:${typed.data}`))) {
    const left = code.triesLeft;
    throw invalid([{ field: "code", key: left ? "codeWrong" : "codeOver", params: { left } }]);
  }
  return inTransaction(ctx, async (tx) => {
    const used = await rows(
      tx.db,
      sql`update sign_in_code set used_at = ${ctx.now.toISOString()}::timestamptz
        where id = ${code.id} and used_at is null returning id`,
    );
    if (used.length === 0) throw invalid([{ field: "code", key: "codeOver" }]);
    return { ...(await findOrMakePerson(tx, code.address)), reportId: code.reportId };
  });
}

/** Signs a person out everywhere: every session made before is nobody from now on. */
export async function endSessions(ctx: Context, personId: string): Promise<void> {
  authorize(accountPolicy.endSessions(ctx.actor, personId));
  await inTransaction(ctx, async (tx) => {
    const { person } = schema;
    await tx.db
      .update(person)
      .set({ sessionVersion: sql`${person.sessionVersion} + 1` })
      .where(eq(person.id, personId));
    await record(tx, sessionsEnded(personId));
  });
}

/** Gives an address every permission; makes the account if there is none. For the command line. */
export async function makeAdministrator(ctx: Context, address: string): Promise<string> {
  authorize(accountPolicy.makeAdministrator(ctx.actor));
  const parsed = mailAddress.safeParse(address);
  if (!parsed.success) throw new DomainError("invalid", "emailWrong");
  return inTransaction(ctx, async (tx) => {
    const { personId } = await findOrMakePerson(tx, parsed.data);
    await tx.db.delete(schema.permissionGrant).where(eq(schema.permissionGrant.personId, personId));
    await tx.db.insert(schema.permissionGrant).values(
      administratorPermissions.map((permission) => ({
        id: newId(),
        personId,
        permission,
        grantedAt: ctx.now,
      })),
    );
    await record(tx, administratorMade(personId));
    return personId;
  });
}
