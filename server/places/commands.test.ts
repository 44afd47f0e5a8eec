import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readCityPack } from "@/db/city/pack.ts";
import { rows, schema } from "@/db/client.ts";
import { permissions } from "@/server/core/actor.ts";
import { newKey } from "@/server/core/ids.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, grant, guest, makePerson, system } from "@/server/testing/people.ts";
import { loadCityData, loadCityPack } from "./commands.ts";
import { placeInCity, searchPlaces } from "./queries.ts";
import { placeNameRow } from "./rules/pack.ts";

const pack = readCityPack();
const none = { stamp: "none", outlines: [], landmarks: [] };

const sizes = async () => {
  const { db } = await contextOf(system);
  const [row] = await rows<Record<string, number>>(
    db,
    sql`select (select count(*)::int from ward) as wards, (select count(*)::int from town) as towns,
      (select count(*)::int from category) as categories, (select count(*)::int from office) as offices,
      (select count(*)::int from place_name where not from_data_folder) as names`,
  );
  return row;
};

describe("the city pack", () => {
  test("is loaded once for each stamp; loading it again changes nothing", async () => {
    const ctx = await contextOf(system);
    const before = await sizes();
    expect(before).toMatchObject({
      wards: pack.wards.length,
      towns: pack.towns.length,
      categories: pack.categories.length,
    });
    const stamp = newKey();
    expect(await loadCityPack(ctx, stamp)).toBe(true);
    expect(await loadCityPack(ctx, stamp)).toBe(false);
    expect(await sizes()).toEqual(before);
  });

  test("overwrites no telephone number or hours that the operator filled in", async () => {
    const ctx = await contextOf(system);
    const { office } = schema;
    const [one] = await ctx.db.select().from(office).limit(1);
    if (!one) throw new Error("no office");
    const filled = { phone: "06-0000-0000", hours: { ja: "9時から" } };
    await ctx.db
      .update(office)
      .set({ ...filled, kind: "old" })
      .where(eq(office.code, one.code));
    await loadCityPack(ctx, newKey());
    const [after] = await ctx.db.select().from(office).where(eq(office.code, one.code));
    await ctx.db.update(office).set(one).where(eq(office.code, one.code));
    expect(after).toMatchObject({ ...filled, kind: one.kind });
  });

  test("leaves a category off that the operator switched off, and the others on", async () => {
    const ctx = await contextOf(system);
    const { category } = schema;
    const isOn = async (code: string) =>
      (await ctx.db.select().from(category).where(eq(category.code, code)))[0]?.active;
    await ctx.db
      .update(category)
      .set({ active: false, keeper: "old" })
      .where(eq(category.code, "litter"));
    await loadCityPack(ctx, newKey());
    const [litter] = await ctx.db.select().from(category).where(eq(category.code, "litter"));
    await ctx.db.update(category).set({ active: true }).where(eq(category.code, "litter"));
    expect(litter?.active).toBe(false);
    expect(litter?.keeper).not.toBe("old");
    expect(await isOn("graffiti")).toBe(true);
  });

  test("a newer pack may add, move and drop categories: each keeps the number that cells count it by", async () => {
    const ctx = await contextOf(system);
    const { category } = schema;
    const numbers = async (db: typeof ctx.db) =>
      new Map((await db.select().from(category)).map((one) => [one.code, one]));
    const loaded = ctx.db.transaction(async (tx) => {
      const db = tx as unknown as typeof ctx.db;
      const [first] = await db.select().from(category).where(eq(category.code, "litter"));
      if (!first) throw new Error("no such category");
      // The pack before had no litter, something since dropped, and another order.
      await db.delete(category).where(eq(category.code, "litter"));
      await db.insert(category).values({ ...first, code: "dropped", number: 500 });
      await db.update(category).set({ number: 501 }).where(eq(category.code, "road-hole"));
      const before = await numbers(db);
      await loadCityPack({ ...ctx, db }, newKey());
      const after = await numbers(db);
      for (const [code, { number }] of before) expect(after.get(code)?.number, code).toBe(number);
      expect(after.get("litter")).toMatchObject({ number: 502, active: true });
      expect(after.get("dropped")).toMatchObject({ number: 500, active: false });
      throw new Error("roll back");
    });
    await expect(loaded).rejects.toThrow("roll back");
  });

  test("loadCityPack and loadCityData are forbidden for everybody but the installation", async () => {
    const administrator = await makePerson({ grants: permissions.map((one) => grant(one)) });
    for (const actor of [guest(), (await makePerson()).actor, administrator.actor]) {
      const ctx = await contextOf(actor);
      await expectRefusal(loadCityPack(ctx, newKey()), "forbidden");
      await expectRefusal(loadCityData(ctx, { ...none, stamp: newKey() }), "forbidden");
    }
  });
});

describe("the operator's city data", () => {
  const square = (west: number, south: number) =>
    JSON.stringify({
      type: "Polygon",
      coordinates: [
        [
          [west, south],
          [west + 0.002, south],
          [west + 0.002, south + 0.002],
          [west, south + 0.002],
          [west, south],
        ],
      ],
    });

  test("makes towns exact and adds landmarks, until another folder comes", async () => {
    const ctx = await contextOf(system);
    const place = { lng: 135.5056, lat: 34.6964 };
    const town = pack.towns.find(({ ward, name }) => ward === "27127" && name.startsWith("梅田"));
    if (!town) throw new Error("no such town");
    const name = `目印${newKey()}`;
    const data = {
      stamp: newKey(),
      outlines: [
        {
          wardCode: "27127",
          name: town.name,
          geometry: square(place.lng - 0.001, place.lat - 0.001),
        },
        { wardCode: "27127", name: "どこにもない町", geometry: square(135, 34) },
      ],
      landmarks: [placeNameRow({ kind: "landmark", name, wardCode: "27127" }, place, 60)],
    };
    expect(await loadCityData(ctx, data)).toBe(true);
    expect(await loadCityData(ctx, data)).toBe(false);
    expect(await placeInCity(ctx, place)).toEqual({
      wardCode: "27127",
      townName: town.name,
      precise: true,
    });
    expect(await searchPlaces(ctx, name)).toMatchObject([
      { kind: "landmark", name, wardSlug: "kita" },
    ]);
    expect(await loadCityData(ctx, { ...none, stamp: newKey() })).toBe(true);
    expect(await placeInCity(ctx, place)).toMatchObject({ precise: false });
    expect(await searchPlaces(ctx, name)).toEqual([]);
  });

  test("leaves everything as it was when an outline cannot be read", async () => {
    const ctx = await contextOf(system);
    const name = `目印${newKey()}`;
    const data = {
      stamp: newKey(),
      outlines: [{ wardCode: "27127", name: "西天満", geometry: "{}" }],
      landmarks: [placeNameRow({ kind: "landmark", name }, { lng: 135.5, lat: 34.7 }, 60)],
    };
    await expect(loadCityData(ctx, data)).rejects.toThrow();
    expect(await searchPlaces(ctx, name)).toEqual([]);
    expect(await loadCityData(ctx, { ...none, stamp: data.stamp })).toBe(true);
  });
});
