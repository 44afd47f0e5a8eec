import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { rows, schema } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { notFound, type Problem } from "@/server/core/errors.ts";
import { isId } from "@/server/core/ids.ts";
import { storage } from "@/server/platform/storage.ts";
import type { ReceivedPhoto } from "./commands.ts";
import { mediaPolicy, type PhotoFacts } from "./policy.ts";
import { isPhotoKey, masterKey, type PhotoSize, sizeKey } from "./rules.ts";

export type Draft = {
  fields: Record<string, string[]>;
  problems: Problem[];
  photos: (ReceivedPhoto & { alt: string })[];
};

/** The visitor's own draft of a form: words that were not taken and photos not claimed yet. */
export async function ownDraft(ctx: Context, formId: string): Promise<Draft> {
  const hash = ctx.actor.kind === "system" ? null : ctx.actor.draftHash;
  if (!hash || !isId(formId)) return { fields: {}, problems: [], photos: [] };
  const [[words], photos] = await Promise.all([
    ctx.db
      .select()
      .from(schema.draft)
      .where(and(eq(schema.draft.tokenHash, hash), eq(schema.draft.formId, formId))),
    ctx.db
      .select()
      .from(schema.photo)
      .where(
        and(
          eq(schema.photo.draftHash, hash),
          eq(schema.photo.formId, formId),
          isNull(schema.photo.reportId),
        ),
      )
      .orderBy(asc(schema.photo.createdAt)),
  ]);
  return {
    fields: words?.fields ?? {},
    problems: words?.problems ?? [],
    photos: photos.map(({ id, storageKey, width, height, colour, alt }) => ({
      id,
      key: storageKey,
      width,
      height,
      colour,
      alt,
    })),
  };
}

type KeptPhoto = PhotoFacts & { sizes: string[] };

/** Photos of the demonstration share files, so a key may have many rows: any that may be seen. */
async function photoToSee(ctx: Context, key: string): Promise<{ sizes: string[] } | null> {
  const [shown] = await rows<{ sizes: string[] }>(
    ctx.db,
    sql`select p.sizes from photo p join report r on r.id = p.report_id
      where p.storage_key = ${key} and p.shown and r.visibility = 'public' limit 1`,
  );
  if (shown) return shown;
  const kept = await rows<KeptPhoto>(
    ctx.db,
    sql`select p.sizes, p.shown, p.draft_hash as "draftHash",
        case when r.id is not null then json_build_object('visibility', r.visibility,
          'reporterId', r.reporter_id, 'wardCode', r.ward_code, 'officeCode', r.office_code)
        end as report
      from photo p left join report r on r.id = p.report_id where p.storage_key = ${key} limit 20`,
  );
  return kept.find((photo) => mediaPolicy.see(ctx.actor, photo)) ?? null;
}

/**
 * A photo's bytes in a size; the master stands in until the worker made the size.
 * @throws not_found for a key no row has or whose photo is not for the actor: what was removed or
 *   taken down is gone at once
 */
export async function photoFile(ctx: Context, key: string, size: PhotoSize) {
  if (!isPhotoKey(key)) throw notFound();
  const photo = await photoToSee(ctx, key);
  if (!photo) throw notFound();
  const made = size !== "master" && photo.sizes.includes(size);
  const file = await storage().get(made ? sizeKey(key, size) : masterKey(key));
  if (!file) throw notFound();
  return { ...file, final: made || size === "master" };
}
