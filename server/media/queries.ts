import { and, asc, eq, isNull } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { notFound, type Problem } from "@/server/core/errors.ts";
import { isId } from "@/server/core/ids.ts";
import { storage } from "@/server/platform/storage.ts";
import type { ReceivedPhoto } from "./commands.ts";
import { masterKey, type PhotoSize, sizeKey, sizeNames } from "./rules.ts";

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

/**
 * A photo's bytes in a size; the master stands in until the worker made the size. The key is the
 * permission: it is random and known only to who may see the photo's page.
 * @throws not_found for a key no row has: what was removed is gone at once
 */
export async function photoFile(ctx: Context, key: string, size: PhotoSize) {
  if (!/^[0-9a-f]{32}$/.test(key)) throw notFound();
  const [photo] = await ctx.db
    .select({ sizes: schema.photo.sizes })
    .from(schema.photo)
    .where(eq(schema.photo.storageKey, key))
    .limit(1);
  if (!photo) throw notFound();
  const made = size !== "master" && photo.sizes.includes(size);
  const file = await storage().get(made ? sizeKey(key, size) : masterKey(key));
  if (!file) throw notFound();
  return { ...file, final: made || size === "master" };
}
