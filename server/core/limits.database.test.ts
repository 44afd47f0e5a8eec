import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { expectRefusal, failure } from "@/server/testing/errors.ts";
import { contextOf, guest, later, testDb } from "@/server/testing/people.ts";
import { inTransaction } from "./context.ts";
import { newKey } from "./ids.ts";
import { takeFromLimit, takeFromLimits } from "./limits.ts";

const limit = { name: "test", times: 3, seconds: 600 };
const now = "2026-11-18T03:00:00.000Z";
const asker = () => contextOf(guest(), { now });

const counter = async (key: string) => {
  const { limitCounter } = schema;
  const [row] = await (await testDb()).select().from(limitCounter).where(eq(limitCounter.key, key));
  return row;
};

test("so many times, then too many, with the minutes after which to try again", async () => {
  const ctx = await asker();
  const key = newKey();
  for (let i = 0; i < 3; i++) await takeFromLimit(later(ctx, i), limit, key);
  for (const [seconds, minutes] of [
    [3, 10],
    [60, 9],
    [541, 1],
    [599, 1],
  ] as const) {
    const error = await failure(takeFromLimit(later(ctx, seconds), limit, key));
    expect(error).toMatchObject({ code: "too_many", messageKey: "tooMany", params: { minutes } });
  }
});

test("the time counts from the first and is over on the second", async () => {
  const ctx = await asker();
  const key = newKey();
  for (let i = 0; i < 4; i++) await takeFromLimit(later(ctx, i), limit, key).catch(() => {});
  await expectRefusal(takeFromLimit(later(ctx, 599), limit, key), "too_many");
  await takeFromLimit(later(ctx, 600), limit, key);
  expect(await counter(`test:${key}`)).toMatchObject({
    points: 1,
    resetsAt: new Date("2026-11-18T03:20:00.000Z"),
  });
});

test("keys and names are counted apart", async () => {
  const ctx = await asker();
  const [one, two] = [newKey(), newKey()];
  for (let i = 0; i < 3; i++) await takeFromLimit(ctx, limit, one);
  await takeFromLimit(ctx, limit, two);
  await takeFromLimit(ctx, { ...limit, name: "other" }, one);
  await expectRefusal(takeFromLimit(ctx, limit, one), "too_many");
});

describe("several limits taken in one go", () => {
  const wide = { name: "wide", times: 5, seconds: 3_600 };

  test("all count; the one that lasts longest says when to try again", async () => {
    const ctx = await asker();
    const [one, two] = [newKey(), newKey()];
    const taken = [
      { limit, key: one },
      { limit: wide, key: two },
    ];
    for (let i = 0; i < 3; i++) await takeFromLimits(ctx, taken);
    expect(await failure(takeFromLimits(ctx, taken))).toMatchObject({ params: { minutes: 10 } });
    expect(await counter(`wide:${two}`)).toMatchObject({ points: 4 });
    await takeFromLimits(ctx, [{ limit: wide, key: two }]);
    expect(await failure(takeFromLimits(ctx, taken))).toMatchObject({ params: { minutes: 60 } });
  });

  test("none is no question", async () => {
    await takeFromLimits(await asker(), []);
  });

  test("taken crosswise by many at once lock nobody out", async () => {
    const ctx = await asker();
    const keys = [newKey(), newKey(), newKey()].map((key) => ({
      limit: { ...wide, times: 100 },
      key,
    }));
    const calls = Array.from({ length: 30 }, (_, i) =>
      takeFromLimits(ctx, i % 2 ? keys : [...keys].reverse()),
    );
    await Promise.all(calls);
    for (const { key } of keys) expect((await counter(`wide:${key}`))?.points).toBe(30);
  });
});

describe("at once", () => {
  test("ten get three", async () => {
    const ctx = await asker();
    const key = newKey();
    const calls = Array.from({ length: 10 }, () => takeFromLimit(ctx, limit, key));
    const settled = await Promise.allSettled(calls);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect((await counter(`test:${key}`))?.points).toBe(10);
  });
});

test("a refused try counts, though the command's own transaction is rolled back", async () => {
  const ctx = await asker();
  const key = newKey();
  for (let i = 0; i < 3; i++) {
    await takeFromLimit(ctx, limit, key);
    await inTransaction(ctx, () => Promise.reject(new Error("refused"))).catch(() => {});
  }
  await expectRefusal(takeFromLimit(ctx, limit, key), "too_many");
});
