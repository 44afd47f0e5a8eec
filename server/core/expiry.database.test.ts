import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { makeCode } from "@/server/testing/codes.ts";
import { contextOf, guest, later, system, testDb } from "@/server/testing/people.ts";
import { removeExpired } from "./expiry.ts";
import { newId, newKey } from "./ids.ts";
import { takeFromLimit } from "./limits.ts";

const DAY = 86_400;

test("counters, codes and drafts go when they are over, and not before", async () => {
  const db = await testDb();
  const ctx = await contextOf(guest(), { now: "2026-11-18T03:00:00.000Z" });
  const { limitCounter, signInCode, draft } = schema;
  const [oldKey, newerKey] = [newKey(), newKey()];
  await takeFromLimit(ctx, { name: "t", times: 1, seconds: 10 }, oldKey);
  await takeFromLimit(ctx, { name: "t", times: 1, seconds: 20 * DAY }, newerKey);
  const old = await makeCode(later(ctx, -9 * DAY));
  const kept = await makeCode(later(ctx, -7 * DAY));
  const hashes = [newKey(), newKey()];
  for (const [i, tokenHash] of hashes.entries())
    await db.insert(draft).values({
      tokenHash,
      formId: newId(),
      fields: {},
      problems: [],
      updatedAt: later(ctx, (i ? -6 : -8) * DAY).now,
    });
  await removeExpired(await contextOf(system, { now: later(ctx, 60).now }));
  const keys = (await db.select().from(limitCounter)).map(({ key }) => key);
  expect(keys).not.toContain(`t:${oldKey}`);
  expect(keys).toContain(`t:${newerKey}`);
  const codes = await db
    .select()
    .from(signInCode)
    .where(inArray(signInCode.id, [old.codeId, kept.codeId]));
  expect(codes.map(({ id }) => id)).toEqual([kept.codeId]);
  const drafts = await db.select().from(draft).where(inArray(draft.tokenHash, hashes));
  expect(drafts.map(({ tokenHash }) => tokenHash)).toEqual([hashes[1]]);
});
