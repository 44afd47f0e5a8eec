import { and, eq, type SQL, sql } from "drizzle-orm";
import { readCityPack } from "@/db/city/pack.ts";
import { rows, schema } from "@/db/client.ts";
import type { LngLat } from "@/db/columns.ts";
import { boxAround, covers, inBox, latOf, lngOf, metresToArea, nearest } from "@/db/geo.ts";
import type { Context } from "@/server/core/context.ts";
import { notFound } from "@/server/core/errors.ts";
import { bigrams, fold, likePattern } from "@/server/core/search-text.ts";
import { parseAddress } from "./rules/address.ts";
import { wardSlug } from "./rules/pack.ts";
import { nearestStation } from "./rules/station.ts";
import { bodyOutside } from "./rules/ward.ts";

/** Outlines are simplified: a place this close to a ward still belongs to it. */
const EDGE_METRES = 30;

/** The ward and town of a place. `precise` says that the town came from an outline. */
export type PlaceInCity = {
  wardCode: string;
  townName: string | null;
  precise: boolean;
};

type Located = { ward: string; town: string | null; near: string | null };

/** Ward, town by outline and nearest town in one statement: every report asks for them. */
const locate = (ctx: Context, place: LngLat, inWard: SQL): Promise<Located[]> =>
  rows<Located>(
    ctx.db,
    sql`select f.code as ward,
        (select t.name from town t
          where ${covers(sql`t.outline`, place)} and t.ward_code = f.code limit 1) as town,
        (select t.base_name from town t where t.ward_code = f.code
          order by ${nearest(sql`t.place`, place)} limit 1) as near
      from (${inWard}) f`,
  );

/** Ward and town of a place, or null outside the city. */
export async function placeInCity(ctx: Context, place: LngLat): Promise<PlaceInCity | null> {
  const outline = sql`w.outline`;
  const [inside] = await locate(
    ctx,
    place,
    sql`select w.code from ward w where ${covers(outline, place)} limit 1`,
  );
  const [found] = inside
    ? [inside]
    : await locate(
        ctx,
        place,
        sql`select e.code from (
            select w.code, ${metresToArea(outline, place)} as metres from ward w
            where ${inBox(outline, boxAround(place, EDGE_METRES))}
          ) e where e.metres <= ${EDGE_METRES} order by e.metres limit 1`,
      );
  if (!found) return null;
  const { ward: wardCode, town, near } = found;
  return { wardCode, townName: town ?? near, precise: town !== null };
}

export type Ward = { code: string; slug: string; name: Record<string, string>; kana: string };

const wardColumns = {
  code: schema.ward.code,
  slug: schema.ward.slug,
  name: schema.ward.name,
  kana: schema.ward.kana,
};

/** All wards in the order of their codes. */
export const wards = (ctx: Context): Promise<Ward[]> =>
  ctx.db.select(wardColumns).from(schema.ward).orderBy(schema.ward.code);

/** @throws not_found */
export async function wardBySlug(ctx: Context, slug: string): Promise<Ward> {
  if (!/^[a-z]{1,40}$/.test(slug)) throw notFound();
  const [found] = await ctx.db
    .select(wardColumns)
    .from(schema.ward)
    .where(eq(schema.ward.slug, slug));
  if (!found) throw notFound();
  return found;
}

/** Towns of a ward by name, for choosing a place without a map. */
export const townsOfWard = (
  ctx: Context,
  wardCode: string,
): Promise<{ id: number; name: string; place: LngLat }[]> =>
  ctx.db
    .select({ id: schema.town.id, name: schema.town.name, place: schema.town.place })
    .from(schema.town)
    .where(eq(schema.town.wardCode, wardCode))
    .orderBy(schema.town.name);

/** Offices that serve a ward, its own sections first. */
export const officesOfWard = (ctx: Context, wardCode: string) =>
  ctx.db
    .select({
      code: schema.office.code,
      kind: schema.office.kind,
      name: schema.office.name,
      groups: schema.office.groups,
      address: schema.office.address,
      phone: schema.office.phone,
      hours: schema.office.hours,
    })
    .from(schema.office)
    .innerJoin(schema.officeWard, eq(schema.officeWard.officeCode, schema.office.code))
    .where(and(eq(schema.officeWard.wardCode, wardCode), schema.office.active))
    .orderBy(sql`${schema.office.kind} like 'section:%' desc`, schema.office.code);

/** A ward office's counter: what no source told is null. */
export type WardHall = {
  wardCode: string;
  wardName: Record<string, string>;
  address: string | null;
  phone: string | null;
  hours: Record<string, string> | null;
};

/** The counter of every ward office, for whoever has no mail. Its sections sit in one house. */
export const wardHalls = (ctx: Context): Promise<WardHall[]> =>
  rows(
    ctx.db,
    sql`select distinct on (w.code) w.code as "wardCode", w.name as "wardName",
        o.address, o.phone, o.hours
      from ward w join office_ward s on s.ward_code = w.code
      join office o on o.code = s.office_code and o.active and o.kind like 'section:%'
      order by w.code, o.phone nulls last, o.code`,
  );

/** A place that a search offers. */
export type FoundPlace = {
  kind: "address" | "ward" | "station" | "town" | "landmark";
  name: string;
  detail: string;
  wardSlug: string | null;
  place: LngLat;
};

const PLACES_SHOWN = 8;
/** No name or address is longer; a text of 100,000 letters is not looked through. */
const LOOKED_AT_LETTERS = 200;

/** An address of the city, read from its words alone. */
function addressFrom(text: string): FoundPlace | null {
  const pack = readCityPack();
  const parsed = parseAddress(text, pack.wards, pack.towns);
  if (!parsed?.town || !parsed.point || parsed.rest === "") return null;
  const ward = pack.wards.find(({ code }) => code === parsed.ward);
  return {
    kind: "address",
    name: `${ward?.name.ja ?? ""}${parsed.town} ${parsed.rest}`,
    detail: "",
    wardSlug: ward ? wardSlug(ward) : null,
    place: parsed.point,
  };
}

/** Wards, stations, towns and landmarks by name or reading, and addresses. Best first. */
export async function searchPlaces(ctx: Context, text: string): Promise<FoundPlace[]> {
  const folded = fold(text.slice(0, LOOKED_AT_LETTERS)).replaceAll(/[\s\0]/g, "");
  if (!folded) return [];
  const grams = bigrams(folded).map((gram) => `'${gram.replace(/['\\]/g, "\\$&")}'`);
  const byIndex = grams.length ? sql`n.grams @@ ${grams.join(" & ")}::tsquery and` : sql``;
  const found = await rows<Omit<FoundPlace, "place"> & { lng: number; lat: number }>(
    ctx.db,
    sql`select n.kind, n.name, n.detail, w.slug as "wardSlug",
        ${lngOf(sql`n.place`)} as lng, ${latOf(sql`n.place`)} as lat
      from place_name n left join ward w on w.code = n.ward_code
      where ${byIndex} n.folded like ${likePattern(folded)}
      order by n.folded like ${`${likePattern(folded).slice(1)}`} desc, n.rank, length(n.name), n.id
      limit ${PLACES_SHOWN}`,
  );
  const places = found.map(({ lng, lat, ...one }) => ({ ...one, place: { lng, lat } }));
  const address = addressFrom(text.slice(0, LOOKED_AT_LETTERS));
  return address ? [address, ...places].slice(0, PLACES_SHOWN) : places;
}

/** A place in words for a person who moves a pin. Null ward: outside the city. */
export type PlaceDescription = {
  ward: { code: string; slug: string; name: Record<string, string> } | null;
  townName: string | null;
  precise: boolean;
  station: { name: string; minutes: number } | null;
  /** Which city to ask instead. */
  outside: { ja: string; en: string } | null;
};

export async function describePlace(ctx: Context, place: LngLat): Promise<PlaceDescription> {
  const pack = readCityPack();
  const found = await placeInCity(ctx, place);
  if (!found) {
    const body = bodyOutside(place, pack.neighbours);
    return {
      ward: null,
      townName: null,
      precise: false,
      station: null,
      outside: body?.city.name ?? null,
    };
  }
  const [ward] = await ctx.db
    .select(wardColumns)
    .from(schema.ward)
    .where(eq(schema.ward.code, found.wardCode));
  const station = nearestStation(place, pack.stations);
  return {
    ward: ward ? { code: ward.code, slug: ward.slug, name: ward.name } : null,
    townName: found.townName,
    precise: found.precise,
    station:
      station && station.minutes <= 20
        ? { name: station.station.name.ja, minutes: station.minutes }
        : null,
    outside: null,
  };
}

/** The place that an address or the name of a town, station or ward means; for forms without a map. */
export async function placeFromWords(ctx: Context, text: string): Promise<LngLat | null> {
  const pack = readCityPack();
  const parsed = parseAddress(text.slice(0, LOOKED_AT_LETTERS), pack.wards, pack.towns);
  if (parsed && parsed.precision !== "ward") return parsed.point;
  const [first] = await searchPlaces(ctx, text);
  return first && first.kind !== "ward" ? first.place : null;
}
