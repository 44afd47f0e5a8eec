import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readCityPack } from "@/db/city/pack.ts";
import { schema } from "@/db/client.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { contextOf, guest } from "@/server/testing/people.ts";
import { seeded } from "@/server/testing/random.ts";
import { ABENO, KITA, OUTSIDE } from "@/server/testing/reports.ts";
import {
  describePlace,
  officesOfWard,
  placeFromWords,
  placeInCity,
  searchPlaces,
  townsOfWard,
  wardBySlug,
  wardHalls,
  wards,
} from "./queries.ts";
import { wardAt } from "./rules/ward.ts";

const pack = readCityPack();
const reader = () => contextOf(guest());

describe("the ward of a place", () => {
  test("is the same by the database as by the pack's own geometry, inside and at the edges", async () => {
    const ctx = await reader();
    const random = seeded(4);
    const { west, south, east, north } = pack.city.bounds;
    for (let i = 0; i < 150; i++) {
      const place = { lng: random.between(west, east), lat: random.between(south, north) };
      const found = await placeInCity(ctx, place);
      expect(found?.wardCode ?? null, JSON.stringify(place)).toBe(wardAt(place, pack.wardOutlines));
    }
  });

  test("comes with the nearest town of that ward, without a part's number", async () => {
    const found = await placeInCity(await reader(), KITA.place);
    expect(found).toMatchObject({ wardCode: KITA.wardCode, precise: false });
    expect(found?.townName).not.toMatch(/丁目$/);
  });

  test.each([
    OUTSIDE,
    { lng: 0, lat: 0 },
    { lng: 180, lat: 90 },
    { lng: -180, lat: -90 },
    { lng: 135.3, lat: 34.6 },
  ])("%j is outside", async (place) => {
    expect(await placeInCity(await reader(), place)).toBeNull();
  });
});

describe("a place in words", () => {
  test("names ward, town and a station within reach", async () => {
    const described = await describePlace(await reader(), KITA.place);
    expect(described).toMatchObject({ ward: { slug: "kita" }, outside: null, precise: false });
    expect(described.station?.minutes).toBeLessThanOrEqual(20);
  });

  test("outside names the city to ask, or none at sea", async () => {
    const ctx = await reader();
    expect((await describePlace(ctx, OUTSIDE)).outside?.ja).toBe("堺市");
    expect(await describePlace(ctx, { lng: 135.2, lat: 34.55 })).toMatchObject({
      ward: null,
      outside: null,
    });
  });
});

describe("wards", () => {
  test("are those of the pack, each found by its part of the address", async () => {
    const ctx = await reader();
    const all = await wards(ctx);
    expect(all.map(({ code }) => code)).toEqual(pack.wards.map(({ code }) => code));
    for (const ward of all) expect(await wardBySlug(ctx, ward.slug)).toEqual(ward);
  });

  test.each(["", "Kita", "kita-ku", "nowhere", "\0", "../kita", "' or 1=1", "a".repeat(100)])(
    "wardBySlug of %j is not found",
    async (slug) => {
      await expectRefusal(wardBySlug(await reader(), slug), "not_found");
    },
  );

  test("have their towns and the offices that serve them", async () => {
    const ctx = await reader();
    const towns = await townsOfWard(ctx, ABENO.wardCode);
    expect(towns).toHaveLength(pack.towns.filter(({ ward }) => ward === ABENO.wardCode).length);
    expect(await townsOfWard(ctx, "99999")).toEqual([]);
    const offices = await officesOfWard(ctx, ABENO.wardCode);
    const isSection = offices.map(({ kind }) => kind.startsWith("section:"));
    expect(isSection.filter(Boolean)).toHaveLength(pack.offices.wardSections.length);
    expect(isSection.lastIndexOf(true)).toBeLessThan(isSection.indexOf(false));
  });

  test("do not show an office that was closed", async () => {
    const ctx = await reader();
    const { office } = schema;
    const [first] = await officesOfWard(ctx, ABENO.wardCode);
    await ctx.db
      .update(office)
      .set({ active: false })
      .where(eq(office.code, first?.code ?? ""));
    const left = await officesOfWard(ctx, ABENO.wardCode);
    await ctx.db
      .update(office)
      .set({ active: true })
      .where(eq(office.code, first?.code ?? ""));
    expect(left.map(({ code }) => code)).not.toContain(first?.code);
  });

  test("each have one counter for whoever has no mail", async () => {
    const halls = await wardHalls(await reader());
    expect(halls.map(({ wardCode }) => wardCode)).toEqual(pack.wards.map(({ code }) => code));
    const told = new Map(pack.offices.wardOffices.map(({ ward, address }) => [ward, address]));
    for (const { wardCode, address } of halls) expect(address).toBe(told.get(wardCode) ?? null);
  });
});

describe("the search for places", () => {
  const names = async (text: string) =>
    (await searchPlaces(await reader(), text)).map(({ name }) => name);

  test.each([
    ["北区", "北区"],
    ["きたく", "北区"],
    ["キタク", "北区"],
    ["ｷﾀｸ", "北区"],
    ["kita", "北区"],
    ["梅田", "梅田"],
    ["てんのうじ", "天王寺区"],
  ])("%s finds %s first or among the first", async (text, name) => {
    expect((await names(text)).some((found) => found.startsWith(name))).toBe(true);
  });

  test("reads an address without asking anybody", async () => {
    const [first] = await searchPlaces(await reader(), "阿倍野区昭和町三丁目5番");
    expect(first).toMatchObject({ kind: "address", wardSlug: "abeno" });
  });

  test("one letter is enough, eight are shown", async () => {
    expect((await names("梅")).length).toBeGreaterThan(0);
    expect(await names("町")).toHaveLength(8);
  });

  test.each(["", " ", "\0", "%", "_", "\\", "'", "' & '", "🔥", "\ud83d", "!:*", "どこにもない町"])(
    "%j finds nothing, and is no error",
    async (text) => {
      expect(await names(text)).toEqual([]);
    },
  );

  test("100,000 letters are answered", async () => {
    await names("梅田".repeat(50_000));
    expect(await placeFromWords(await reader(), "梅".repeat(100_000))).toBeNull();
  });
});

describe("the place that words mean", () => {
  test.each(["阿倍野区昭和町三丁目", "北区西天満"])("%s has one", async (text) => {
    const place = await placeFromWords(await reader(), text);
    expect(place && (await placeInCity(await reader(), place))).not.toBeNull();
  });

  test.each(["北区", "", "\0", "どこにもない町", "東京都千代田区"])("%j has none", async (text) => {
    expect(await placeFromWords(await reader(), text)).toBeNull();
  });
});
