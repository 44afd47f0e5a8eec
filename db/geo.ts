import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { LngLat } from "./columns.ts";

/** The only file that speaks PostGIS. Distances are metres on a sphere. */

export type Box = { west: number; south: number; east: number; north: number };

export const pointSql = (place: LngLat): SQL =>
  sql`ST_SetSRID(ST_MakePoint(${place.lng}::float8, ${place.lat}::float8), 4326)`;

/** True for places inside the box, edges included; answered by a GiST index. */
export const inBox = (column: SQLWrapper, box: Box): SQL =>
  sql`${column} && ST_MakeEnvelope(${box.west}::float8, ${box.south}::float8, ${box.east}::float8, ${box.north}::float8, 4326)`;

/** A box that surely holds the circle; cheap first step before `metresBetween`. */
export function boxAround(centre: LngLat, metres: number): Box {
  const lat = metres / 111_000;
  const lng = lat / Math.cos((centre.lat * Math.PI) / 180);
  return {
    west: centre.lng - lng,
    east: centre.lng + lng,
    south: centre.lat - lat,
    north: centre.lat + lat,
  };
}

export const metresBetween = (column: SQLWrapper, place: LngLat): SQL<number> =>
  sql<number>`ST_DistanceSphere(${column}, ${pointSql(place)})`;

/** Order by nearness, answered by a GiST index. */
export const nearest = (column: SQLWrapper, place: LngLat): SQL =>
  sql`${column} <-> ${pointSql(place)}`;

export const covers = (column: SQLWrapper, place: LngLat): SQL =>
  sql`ST_Covers(${column}, ${pointSql(place)})`;

/** Metres from an area's edge to a place outside it, measured on the ellipsoid. */
export const metresToArea = (column: SQLWrapper, place: LngLat): SQL<number> =>
  sql<number>`ST_Distance(${column}::geography, ${pointSql(place)}::geography)`;

export const lngOf = (column: SQLWrapper): SQL<number> => sql<number>`ST_X(${column})`;
export const latOf = (column: SQLWrapper): SQL<number> => sql<number>`ST_Y(${column})`;

/** A GeoJSON geometry as a valid multipolygon, for loading outlines. */
export const multiPolygonFromGeoJson = (geometry: string): SQL =>
  sql`ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_GeomFromGeoJSON(${geometry})), 3))`;
