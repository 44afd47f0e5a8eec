import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { eq } from "drizzle-orm";
import { schema } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import type { RecordedEntry } from "@/server/core/reactions.ts";
import { environment } from "@/server/platform/env.ts";
import { imagePool } from "@/server/platform/image/pool.ts";
import { storage } from "@/server/platform/storage.ts";
import { masterKey, sizeKey, sizes } from "./rules.ts";

async function makeSizes(ctx: Context, photo: { id: string; storageKey: string }): Promise<void> {
  const file = await storage().get(masterKey(photo.storageKey));
  if (!file) return;
  const folder = path.join(environment().dataDir, "tmp", randomBytes(8).toString("hex"));
  await mkdir(folder, { recursive: true });
  try {
    const input = path.join(folder, "master.jpg");
    await pipeline(file.stream, createWriteStream(input));
    const outputs = sizes.map(({ name, longestSide }) => ({
      path: path.join(folder, `${name}.webp`),
      longestSide,
    }));
    await imagePool().sizes({ input, outputs });
    for (const { name } of sizes) {
      const made = path.join(folder, `${name}.webp`);
      await storage().put(sizeKey(photo.storageKey, name), made, "image/webp");
    }
    await ctx.db
      .update(schema.photo)
      .set({ sizes: sizes.map(({ name }) => name) })
      .where(eq(schema.photo.id, photo.id));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the smaller sizes of a report's photos. Photos that have theirs are left alone. */
export async function makePhotoSizes(ctx: Context, entry: RecordedEntry): Promise<void> {
  const photos = await ctx.db
    .select()
    .from(schema.photo)
    .where(eq(schema.photo.reportId, entry.subjectId));
  for (const photo of photos) if (photo.sizes.length === 0) await makeSizes(ctx, photo);
}
