import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, guest, later, system, testDb } from "@/server/testing/people.ts";
import { dropDraft, keepDraft } from "./commands.ts";
import { ownDraft } from "./queries.ts";

describe("drafts", () => {
  const typed = { title: ["穴"], "answer.size": ["a", "b"] };

  test("keepDraft keeps the words of a form until they are sent; the newest win", async () => {
    const ctx = await contextOf(guest());
    const formId = newId();
    await keepDraft(ctx, { formId, fields: { title: ["古い"] }, problems: [] });
    const problems = [{ field: "title", key: "titleLong", params: { over: 3 } }];
    await keepDraft(ctx, { formId, fields: typed, problems });
    expect(await ownDraft(ctx, formId)).toEqual({ fields: typed, problems, photos: [] });
    await dropDraft(ctx, formId);
    expect(await ownDraft(ctx, formId)).toEqual({ fields: {}, problems: [], photos: [] });
    await dropDraft(ctx, formId);
  });

  test("keepDraft takes whatever was typed, but for signs that nothing can keep", async () => {
    const ctx = await contextOf(guest());
    const formId = newId();
    const fields = {
      "od\0d": ["a\0b", "\ud83d", "\u202e", "🔥".repeat(100_000)],
      __proto__: ["x"],
    };
    await keepDraft(ctx, { formId, fields, problems: [] });
    const draft = await ownDraft(ctx, formId);
    expect(draft.fields.odd).toEqual(["ab", "\ufffd", "\u202e", "🔥".repeat(100_000)]);
  });

  test("keepDraft from one connection is too many after 600 in ten minutes; others are not", async () => {
    const addressKey = newKey();
    const ctx = await contextOf(guest(), { addressKey });
    await (await testDb()).insert(schema.limitCounter).values({
      key: `draft-address:${addressKey}`,
      points: 599,
      resetsAt: later(ctx, 600).now,
    });
    const draft = { formId: newId(), fields: typed, problems: [] };
    await keepDraft(ctx, draft);
    await expectRefusal(keepDraft(ctx, { ...draft, fields: {} }), "too_many");
    expect((await ownDraft(ctx, draft.formId)).fields).toEqual(typed);
    await keepDraft(await contextOf(guest(), { addressKey: newKey() }), draft);
    await keepDraft(later(ctx, 601), draft);
  });

  test("dropDraft drops nobody else's", async () => {
    const [mine, other] = [await contextOf(guest()), await contextOf(guest())];
    const formId = newId();
    await keepDraft(mine, { formId, fields: typed, problems: [] });
    await keepDraft(other, { formId, fields: { title: ["別"] }, problems: [] });
    await dropDraft(other, formId);
    expect((await ownDraft(mine, formId)).fields).toEqual(typed);
  });

  test("keepDraft and dropDraft without a draft cookie are forbidden", async () => {
    for (const actor of [guest(null), system]) {
      const ctx = await contextOf(actor);
      const formId = newId();
      await expectRefusal(keepDraft(ctx, { formId, fields: {}, problems: [] }), "forbidden");
      await expectRefusal(dropDraft(ctx, formId), "forbidden");
    }
  });

  test.each(["", "x", "\0"])(
    "keepDraft and dropDraft of the form %j: invalid, or nothing",
    async (formId) => {
      const ctx = await contextOf(guest());
      await expectRefusal(
        keepDraft(ctx, { formId, fields: {}, problems: [] }),
        "invalid",
        "formLost",
      );
      await dropDraft(ctx, formId);
    },
  );
});
