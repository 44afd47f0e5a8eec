import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readCityPack } from "@/db/city/pack.ts";
import { schema } from "@/db/client.ts";
import { contextOf, guest, testDb } from "@/server/testing/people.ts";
import { KITA } from "@/server/testing/reports.ts";
import { publicationRules } from "../lifecycle.ts";
import {
  categoriesByGroup,
  categoryChoices,
  categoryForForm,
  officeFor,
  wardPublicationRules,
} from "./categories.ts";

const pack = readCityPack();
const reader = () => contextOf(guest());

describe("categories by group", () => {
  test("are those of the city pack, in its order", async () => {
    const groups = await categoriesByGroup(await reader());
    expect(groups.map(({ code }) => code)).toEqual(pack.groups.map(({ code }) => code));
    for (const { code, categories } of groups)
      expect(categories.map((one) => one.code)).toEqual(
        pack.categories.filter(({ group }) => group === code).map((one) => one.code),
      );
  });

  test("leave out what went away", async () => {
    const db = await testDb();
    const { category } = schema;
    await db.update(category).set({ active: false }).where(eq(category.code, "pests"));
    const ctx = await reader();
    const codes = (await categoriesByGroup(ctx)).flatMap(({ categories }) =>
      categories.map((one) => one.code),
    );
    const gone = await categoryForForm(ctx, "pests", null);
    await db.update(category).set({ active: true }).where(eq(category.code, "pests"));
    expect(codes).not.toContain("pests");
    expect(gone).toBeNull();
    expect(await categoryForForm(ctx, "pests", null)).not.toBeNull();
  });
});

describe("one category for the form", () => {
  test.each(publicationRules)("has the ward's own rule %s, elsewhere the city's", async (rule) => {
    const db = await testDb();
    const own = { categoryCode: "bridge", wardCode: KITA.wardCode, rule };
    await db.insert(schema.publicationRule).values(own);
    const ctx = await reader();
    const [here, elsewhere, nowhere] = await Promise.all(
      [KITA.wardCode, "27119", null].map((ward) => categoryForForm(ctx, "bridge", ward)),
    );
    const told = await wardPublicationRules(ctx);
    const { publicationRule } = schema;
    await db
      .delete(publicationRule)
      .where(
        and(
          eq(publicationRule.categoryCode, "bridge"),
          eq(publicationRule.wardCode, KITA.wardCode),
        ),
      );
    expect([here?.rule, elsewhere?.rule, nowhere?.rule]).toEqual([rule, "at-once", "at-once"]);
    expect(told).toContainEqual(own);
  });

  test.each(["", "\0", "unknown", "Bridge", "' or 1=1", "a".repeat(100_000)])(
    "%j is none",
    async (code) => {
      expect(await categoryForForm(await reader(), code, KITA.wardCode)).toBeNull();
    },
  );
});

describe("the office that a report is proposed to", () => {
  const kindOf = async (code: string | null) => {
    const { office } = schema;
    const [found] = await (await testDb())
      .select()
      .from(office)
      .where(eq(office.code, code ?? ""));
    return found?.kind ?? null;
  };

  test("serves the ward, for every category and ward of the city", async () => {
    const ctx = await reader();
    const served = await ctx.db.select().from(schema.officeWard);
    const pairs = new Set(served.map(({ officeCode, wardCode }) => `${officeCode} ${wardCode}`));
    const groups = await categoriesByGroup(ctx);
    for (const ward of pack.wards.slice(0, 4))
      for (const category of groups.flatMap(({ categories }) => categories)) {
        const office = await officeFor(ctx, ward.code, category);
        expect(pairs.has(`${office} ${ward.code}`), `${category.code} in ${ward.code}`).toBe(true);
      }
  });

  test.each([
    ["road-hole", "office:road"],
    ["playground", "office:park"],
    ["litter", "office:waste"],
  ])("%s goes to an %s", async (code, kind) => {
    const ctx = await reader();
    const category = await categoryForForm(ctx, code, KITA.wardCode);
    if (!category) throw new Error(`no category ${code}`);
    expect(await kindOf(await officeFor(ctx, KITA.wardCode, category))).toBe(kind);
  });

  test("is one of the ward's own sections where another body keeps the thing", async () => {
    const ctx = await reader();
    const category = await categoryForForm(ctx, "signal-sign", KITA.wardCode);
    if (!category) throw new Error("no such category");
    expect(await kindOf(await officeFor(ctx, KITA.wardCode, category))).toMatch(/^section:/);
  });

  test("is none where no office serves, and never one that was closed", async () => {
    const ctx = await reader();
    const road = { keeper: "office:road", groupCode: "road" };
    expect(await officeFor(ctx, "99999", road)).toBeNull();
    const code = await officeFor(ctx, KITA.wardCode, road);
    const { office } = schema;
    await ctx.db
      .update(office)
      .set({ active: false })
      .where(eq(office.code, code ?? ""));
    const instead = await officeFor(ctx, KITA.wardCode, road);
    await ctx.db
      .update(office)
      .set({ active: true })
      .where(eq(office.code, code ?? ""));
    expect(instead).not.toBe(code);
    expect(instead).not.toBeNull();
  });
});

test("what can be filtered by is what a form offers, without what is never public", async () => {
  const ctx = await reader();
  const offered = (await categoriesByGroup(ctx)).flatMap(({ code, categories }) =>
    categories
      .filter(({ publicationRule }) => publicationRule !== "private")
      .map((category) => [code, category.code]),
  );
  const choices = await categoryChoices(ctx);
  expect(choices.map(({ groupCode, code }) => [groupCode, code])).toEqual(offered);
  expect(choices.length).toBeLessThan(
    (await categoriesByGroup(ctx)).flatMap(({ categories }) => categories).length,
  );
});
