import { customType, timestamp } from "drizzle-orm/pg-core";

/** A place on earth in WGS 84 degrees. */
export type LngLat = { lng: number; lat: number };

const SRID_FLAG = 0x20000000;

/** Reads a point from the hexadecimal EWKB that PostGIS sends. Throws on anything but a point. */
export function pointFromEwkb(hex: string): LngLat {
  const bytes = Buffer.from(hex, "hex");
  const little = bytes[0] === 1;
  const type = little ? bytes.readUInt32LE(1) : bytes.readUInt32BE(1);
  if ((type & 0xff) !== 1) throw new Error("not a point");
  const start = type & SRID_FLAG ? 9 : 5;
  const read = (at: number) => (little ? bytes.readDoubleLE(at) : bytes.readDoubleBE(at));
  return { lng: read(start), lat: read(start + 8) };
}

/**
 * `geometry(Point,4326)` as `{ lng, lat }`. Drizzle's own `geometry()` loses type and SRID in the
 * migration, so the type is spelled out; a test reads the SRID back.
 */
export const point = customType<{ data: LngLat; driverData: string }>({
  dataType: () => "geometry(Point,4326)",
  toDriver: (value) => `SRID=4326;POINT(${value.lng} ${value.lat})`,
  fromDriver: pointFromEwkb,
});

/** `geometry(MultiPolygon,4326)`, written as EWKT; read only through `db/geo.ts`. */
export const multiPolygon = customType<{ data: string; driverData: string }>({
  dataType: () => "geometry(MultiPolygon,4326)",
});

/** A text search vector; made with `array_to_tsvector`, never parsed by the database. */
export const tsvector = customType<{ data: string; driverData: string }>({
  dataType: () => "tsvector",
});

/** Moment in time with zone, as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
