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
import {
  cleanLimits,
  draftLimit,
  MAX_PHOTOS,
  masterKey,
  storageKeys,
  uploadLimit,
} from "./rules.ts";

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

type FileSent = { path: string; formId: string; alt?: string };

/**
 * The photo of this draft with the same clean bytes: cleaning gives the same bytes for the same
 * file, so a file sent again after a lost answer is known by them.
 */
async function samePhoto(
  ctx: Context,
  formId: string,
  sha256: string,
): Promise<ReceivedPhoto | null> {
  const [same] = await rows<ReceivedPhoto>(
    ctx.db,
    sql`select id, storage_key as key, width, height, colour from photo
      where draft_hash = ${draftOf(ctx)} and form_id = ${formId} and sha256 = ${sha256}
        and report_id is null limit 1`,
  );
  return same ?? null;
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

/** One at a time for a draft: of two that arrive together the second sees the first. */
const waitForDraft = (ctx: Context, formId: string) =>
  ctx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`photo:${draftOf(ctx)}:${formId}`}, 0))`,
  );

/** Writes the row, or gives the photo that is there already. */
async function keepRow(
  ctx: Context,
  { id, key }: { id: string; key: string },
  file: FileSent,
  { width, height, bytes, sha256, colour }: CleanPhoto,
): Promise<ReceivedPhoto> {
  return inTransaction(ctx, async (tx) => {
    await waitForDraft(tx, file.formId);
    const same = await samePhoto(tx, file.formId, sha256);
    if (same) return same;
    await countDraft(tx, file.formId);
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
    return { id, key, width, height, colour };
  });
}

/** True also when nobody can tell: a file without a row is nobody's, a row without a file is a hole. */
const mayBeKept = (ctx: Context, id: string) =>
  rows(ctx.db, sql`select 1 from photo where id = ${id}`).then(
    (found) => found.length > 0,
    () => true,
  );

/** Stores a clean picture and its row. Nothing of it stays when another row or none came of it. */
async function keep(
  ctx: Context,
  file: FileSent,
  output: string,
  photo: CleanPhoto,
): Promise<ReceivedPhoto> {
  const same = await samePhoto(ctx, file.formId, photo.sha256);
  if (same) return same;
  await countDraft(ctx, file.formId);
  const [id, key] = [newId(), newKey()];
  await storage().put(masterKey(key), output, "image/jpeg");
  const dropFile = () => storage().remove([masterKey(key)]);
  const kept = await keepRow(ctx, { id, key }, file, photo).catch(async (error) => {
    // A connection that breaks at the commit does not say whether the row was written.
    if (!(await mayBeKept(ctx, id))) await dropFile();
    throw error;
  });
  if (kept.id !== id) await dropFile();
  return kept;
}

/**
 * Takes a file that was sent, makes the one clean picture of it and keeps that; the file that came
 * is removed by whoever received it. The picture is synced to storage before this returns. The same
 * file again in the same form is the same photo: an answer may have been lost.
 * @throws invalid with why the picture cannot be taken, too_many
 */
export async function receivePhoto(ctx: Context, file: FileSent): Promise<ReceivedPhoto> {
  authorize(mediaPolicy.send(ctx.actor));
  if (ctx.addressKey) await takeFromLimit(ctx, uploadLimit, ctx.addressKey);
  if (!isId(file.formId)) throw new DomainError("invalid", "formLost");
  const { output, photo } = await clean(file.path);
  try {
    return await keep(ctx, file, output, photo);
  } finally {
    await rm(output, { force: true });
  }
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

/**
 * Keeps what was typed and what was wrong with it, for the form to show again.
 * @throws invalid, too_many
 */
export async function keepDraft(
  ctx: Context,
  draft: { formId: string; fields: Record<string, string[]>; problems: Problem[] },
): Promise<void> {
  authorize(mediaPolicy.send(ctx.actor));
  if (ctx.addressKey) await takeFromLimit(ctx, draftLimit, ctx.addressKey);
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
