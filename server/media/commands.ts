import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { and, eq, isNull, sql } from "drizzle-orm";
import { rows, schema } from "@/db/client.ts";
import { authorize } from "@/server/core/authorize.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { DomainError, notFound, type Problem } from "@/server/core/errors.ts";
import { isId, newId, newKey } from "@/server/core/ids.ts";
import { record } from "@/server/core/journal.ts";
import { takeFromLimit } from "@/server/core/limits.ts";
import { environment } from "@/server/platform/env.ts";
import { ImageError } from "@/server/platform/image/image-error.ts";
import type { CleanPhoto } from "@/server/platform/image/messages.ts";
import { imagePool } from "@/server/platform/image/pool.ts";
import { storage } from "@/server/platform/storage.ts";
import { photoReceived, photoRemoved } from "./journal.ts";
import { mediaPolicy } from "./policy.ts";
import { cleanLimits, MAX_PHOTOS, masterKey, storageKeys, uploadLimit } from "./rules.ts";

export type ReceivedPhoto = {
  id: string;
  key: string;
  width: number;
  height: number;
  colour: string;
};

const draftOf = (ctx: Context) => (ctx.actor.kind === "system" ? null : ctx.actor.draftHash);

async function clean(input: string): Promise<{ output: string; photo: CleanPhoto }> {
  const folder = path.join(environment().dataDir, "tmp");
  await mkdir(folder, { recursive: true });
  const output = path.join(folder, `${randomBytes(12).toString("hex")}.jpg`);
  try {
    return { output, photo: await imagePool().clean({ input, output, limits: cleanLimits }) };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    const code = error.code === "busy" ? "too_many" : "invalid";
    const problem = { field: "photos", key: `photo.${error.code}` };
    const limit = Math.floor((error.limit ?? 0) / 1_000_000);
    throw new DomainError(code, problem.key, { minutes: 1, limit }, [problem]);
  }
}

/** Photos of a draft that no report has claimed; more than five are refused. */
async function countDraft(ctx: Context, formId: string): Promise<void> {
  const [count] = await rows<{ n: number }>(
    ctx.db,
    sql`select count(*)::int as n from photo
      where draft_hash = ${draftOf(ctx)} and form_id = ${formId} and report_id is null`,
  );
  if ((count?.n ?? 0) >= MAX_PHOTOS) {
    const problem: Problem = { field: "photos", key: "photosMany", params: { limit: MAX_PHOTOS } };
    throw new DomainError("invalid", problem.key, problem.params, [problem]);
  }
}

/** The database takes any sign but U+0000 and halves of surrogate pairs. */
const cleanSigns = (text: string) => text.toWellFormed().replaceAll("\0", "");

async function keepRow(
  ctx: Context,
  { id, key }: { id: string; key: string },
  file: { formId: string; alt?: string },
  { width, height, bytes, sha256, colour }: CleanPhoto,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.insert(schema.photo).values({
      id,
      storageKey: key,
      draftHash: draftOf(ctx),
      formId: file.formId,
      alt: cleanSigns(file.alt ?? ""),
      width,
      height,
      bytes,
      sha256,
      colour,
      createdAt: ctx.now,
    });
    await record(tx, photoReceived(id));
  });
}

/**
 * Takes a file that was sent, makes the one clean picture of it and keeps that; the file that came
 * is removed by whoever received it. The picture is synced to storage before this returns.
 * @throws invalid with why the picture cannot be taken, too_many
 */
export async function receivePhoto(
  ctx: Context,
  file: { path: string; formId: string; alt?: string },
): Promise<ReceivedPhoto> {
  authorize(mediaPolicy.send(ctx.actor));
  if (ctx.addressKey) await takeFromLimit(ctx, uploadLimit, ctx.addressKey);
  if (!isId(file.formId)) throw new DomainError("invalid", "formLost");
  await countDraft(ctx, file.formId);
  const { output, photo } = await clean(file.path);
  const id = newId();
  const key = newKey();
  try {
    await storage().put(masterKey(key), output, "image/jpeg");
  } finally {
    await rm(output, { force: true });
  }
  await keepRow(ctx, { id, key }, file, photo).catch(async (error) => {
    await storage().remove([masterKey(key)]);
    throw error;
  });
  return { id, key, width: photo.width, height: photo.height, colour: photo.colour };
}

/** Takes a photo out of the sender's own draft and deletes its files. @throws not_found */
export async function removePhoto(ctx: Context, photoId: string): Promise<void> {
  const [photo] = isId(photoId)
    ? await ctx.db.select().from(schema.photo).where(eq(schema.photo.id, photoId))
    : [];
  if (!photo || !mediaPolicy.remove(ctx.actor, photo)) throw notFound();
  await inTransaction(ctx, async (tx) => {
    const removed = await tx.db
      .delete(schema.photo)
      .where(and(eq(schema.photo.id, photoId), isNull(schema.photo.reportId)))
      .returning({ id: schema.photo.id });
    // Sent with a report meanwhile, from another tab: now it is the report's.
    if (removed.length === 0) throw notFound();
    await record(tx, photoRemoved(photoId));
  });
  await storage().remove(storageKeys(photo.storageKey));
}

const keepable = (fields: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [
      cleanSigns(name),
      values.map((value) => cleanSigns(value)),
    ]),
  );

/** Keeps what was typed and what was wrong with it, for the form to show again. */
export async function keepDraft(
  ctx: Context,
  draft: { formId: string; fields: Record<string, string[]>; problems: Problem[] },
): Promise<void> {
  authorize(mediaPolicy.send(ctx.actor));
  const tokenHash = draftOf(ctx) ?? "";
  if (!isId(draft.formId)) throw new DomainError("invalid", "formLost");
  const values = { fields: keepable(draft.fields), problems: draft.problems, updatedAt: ctx.now };
  await ctx.db
    .insert(schema.draft)
    .values({ tokenHash, formId: draft.formId, ...values })
    .onConflictDoUpdate({ target: [schema.draft.tokenHash, schema.draft.formId], set: values });
}

/** Forgets the words of a draft once they were sent. */
export async function dropDraft(ctx: Context, formId: string): Promise<void> {
  authorize(mediaPolicy.send(ctx.actor));
  if (!isId(formId)) return;
  const { draft } = schema;
  await ctx.db
    .delete(draft)
    .where(and(eq(draft.tokenHash, draftOf(ctx) ?? ""), eq(draft.formId, formId)));
}
