import { eq, notInArray, sql } from "drizzle-orm";
import { readCityPack } from "@/db/city/pack.ts";
import { rows, schema } from "@/db/client.ts";
import { multiPolygonFromGeoJson } from "@/db/geo.ts";
import { authorize } from "@/server/core/authorize.ts";
import { type Context, inTransaction } from "@/server/core/context.ts";
import { keepStamp, loadedStamp } from "@/server/core/loaded-data.ts";
import { placePolicy } from "./policy.ts";
import type { PlaceNameRow } from "./rules/pack.ts";
import { packCategories, packOffices, packPlaceNames, packTowns, wardSlug } from "./rules/pack.ts";

/** Inserts many rows as one JSON value: one statement whatever their number. */
const insertNames = (ctx: Context, names: PlaceNameRow[], fromDataFolder: boolean) =>
  ctx.db.execute(
    sql`insert into place_name (kind, name, detail, ward_code, place, folded, grams, rank, from_data_folder)
      select kind, name, detail, ward_code, place::geometry, folded,
        array_to_tsvector(array(select jsonb_array_elements_text(grams))), rank, ${fromDataFolder}
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
        as v(kind text, name text, detail text, ward_code text, place text, folded text, grams jsonb, rank int)`,
  );

async function loadWards(ctx: Context): Promise<void> {
  const { wards, wardOutlines } = readCityPack();
  for (const ward of wards) {
    const outline = wardOutlines.find(({ code }) => code === ward.code);
    const geometry = JSON.stringify({
      type: "MultiPolygon",
      coordinates: outline?.coordinates ?? [],
    });
    const name = JSON.stringify({ ja: ward.name.ja, en: ward.name.en });
    await ctx.db.execute(
      sql`insert into ward (code, slug, name, kana, outline)
        values (${ward.code}, ${wardSlug(ward)}, ${name}::jsonb, ${ward.name.kana}, ${multiPolygonFromGeoJson(geometry)})
        on conflict (code) do update set slug = excluded.slug, name = excluded.name,
          kana = excluded.kana, outline = excluded.outline`,
    );
  }
}

async function loadTowns(ctx: Context): Promise<void> {
  await ctx.db.execute(
    sql`insert into town (ward_code, name, base_name, place)
      select ward_code, name, base_name, place::geometry
      from jsonb_to_recordset(${JSON.stringify(packTowns(readCityPack()))}::jsonb)
        as v(ward_code text, name text, base_name text, place text)
      on conflict (ward_code, name) do update set base_name = excluded.base_name, place = excluded.place`,
  );
}

async function loadCategories(ctx: Context): Promise<void> {
  const { groups, categories } = packCategories(readCityPack());
  for (const group of groups)
    await ctx.db
      .insert(schema.categoryGroup)
      .values(group)
      .onConflictDoUpdate({ target: schema.categoryGroup.code, set: group });
  // `active` is the operator's: a category that was switched off stays off when the pack is loaded.
  const { category } = schema;
  const known = await ctx.db
    .select({ code: category.code, number: category.number })
    .from(category);
  const numbers = new Map(known.map(({ code, number }) => [code, number]));
  let last = Math.max(0, ...numbers.values());
  for (const { number: place, ...one } of categories) {
    // Pre-counted cells hold the numbers: a category keeps the one it was first given.
    const number = numbers.get(one.code) ?? (numbers.size ? ++last : place);
    await ctx.db
      .insert(category)
      .values({ ...one, number })
      .onConflictDoUpdate({ target: category.code, set: one });
  }
  const codes = categories.map(({ code }) => code);
  await ctx.db.update(category).set({ active: false }).where(notInArray(category.code, codes));
}

/** Offices keep what an operator filled in: a telephone number or hours are never overwritten. */
async function loadOffices(ctx: Context): Promise<void> {
  for (const { wards, ...office } of packOffices(readCityPack())) {
    const { phone: _, hours: __, ...fixed } = office;
    await ctx.db
      .insert(schema.office)
      .values(office)
      .onConflictDoUpdate({ target: schema.office.code, set: fixed });
    await ctx.db
      .insert(schema.officeWard)
      .values(wards.map((wardCode) => ({ officeCode: office.code, wardCode })))
      .onConflictDoNothing();
  }
}

/** Brings the city pack into the database; does nothing when this stamp is loaded already. */
export async function loadCityPack(ctx: Context, stamp: string): Promise<boolean> {
  authorize(placePolicy.load(ctx.actor));
  if ((await loadedStamp(ctx, "city-pack")) === stamp) return false;
  await inTransaction(ctx, async (tx) => {
    await loadWards(tx);
    await loadTowns(tx);
    await loadCategories(tx);
    await loadOffices(tx);
    await tx.db.delete(schema.placeName).where(eq(schema.placeName.fromDataFolder, false));
    await insertNames(tx, packPlaceNames(readCityPack()), false);
    await keepStamp(tx, "city-pack", stamp);
  });
  return true;
}

/** A town's outline as an operator's data folder brings it. `geometry` is GeoJSON text. */
export type TownOutline = { wardCode: string; name: string; geometry: string };

/**
 * Adds what a city data folder brings: town outlines and landmarks. Replaces what an earlier
 * folder brought.
 */
export async function loadCityData(
  ctx: Context,
  data: { stamp: string; outlines: TownOutline[]; landmarks: PlaceNameRow[] },
): Promise<boolean> {
  authorize(placePolicy.load(ctx.actor));
  if ((await loadedStamp(ctx, "city-data")) === data.stamp) return false;
  await inTransaction(ctx, async (tx) => {
    await tx.db.update(schema.town).set({ outline: null });
    for (const { wardCode, name, geometry } of data.outlines) {
      await rows(
        tx.db,
        sql`update town set outline = ${multiPolygonFromGeoJson(geometry)}
          where ward_code = ${wardCode} and name = ${name}`,
      );
    }
    await tx.db.delete(schema.placeName).where(eq(schema.placeName.fromDataFolder, true));
    if (data.landmarks.length) await insertNames(tx, data.landmarks, true);
    await keepStamp(tx, "city-data", data.stamp);
  });
  return true;
}
