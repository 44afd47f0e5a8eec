import { type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import { inBox, latOf, lngOf } from "@/db/geo.ts";
import type { Context } from "@/server/core/context.ts";
import { type StateGroup, stateGroups } from "../lifecycle.ts";
import {
  CELL_ZOOMS,
  countByGroup,
  MAX_POINTS_PER_TILE,
  monthNumber,
  POINT_ZOOM,
  tileAt,
  tileBounds,
} from "../rules/cells.ts";
import { MAX_NEWEST, mapAnswer } from "../rules/filter.ts";
import type { ReportFilter } from "../schema.ts";
import { newestHits } from "./list.ts";
import { conditions, type ResolvedFilter, resolveFilter } from "./where.ts";

/** Some reports at about one place: how many of each state group. */
export type MapCluster = { lng: number; lat: number; n: number; groups: number[] };
/** One report on the map. */
export type MapPoint = { lng: number; lat: number; number: string; group: StateGroup };

export type TileContent = { clusters: MapCluster[]; points: MapPoint[] };

/** Clusters are gathered in so many columns and rows a tile. */
const BUCKETS = 8;
const CELLS = 32;
const MAX_MONTHS = 120;

type CellRow = { x: number; y: number; n: number; lng: string; lat: string; counts: number[] };

const monthOfText = (text: string) => {
  const [year = 0, month = 1] = text.split("-").map(Number);
  return monthNumber(year, month);
};

/** Months are listed one by one, so that the index finds each month's tile directly. */
function monthCondition(filter: ReportFilter, now: Date): SQL {
  if (!filter.from && !filter.to) return sql`month = 0`;
  // By the city's calendar the next month may have begun already.
  const newest = monthOfText(now.toISOString()) + 1;
  const last = filter.to ? Math.min(monthOfText(filter.to), newest) : newest;
  const first = filter.from ? monthOfText(filter.from) : last - MAX_MONTHS + 1;
  const months = Array.from(
    { length: Math.min(MAX_MONTHS, Math.max(0, last - first + 1)) },
    (_, i) => last - i,
  );
  return sql`month = any(${sql.param(months)}::int[])`;
}

/** Cells gathered into buckets of the tile, counted for the filter. Pure. */
export function gatherCells(cells: CellRow[], filter: ResolvedFilter): MapCluster[] {
  const categories = filter.categories ? new Set(filter.categories.map((c) => c.number)) : null;
  const groups = filter.states ? new Set(filter.states) : null;
  const buckets = new Map<number, { n: number; lng: number; lat: number; groups: number[] }>();
  for (const cell of cells) {
    const counted = countByGroup(cell.counts, categories, groups);
    const n = counted.reduce((sum, one) => sum + one, 0);
    if (n <= 0 || cell.n <= 0) continue;
    const size = CELLS / BUCKETS;
    const key = Math.floor((cell.y % CELLS) / size) * BUCKETS + Math.floor((cell.x % CELLS) / size);
    const bucket = buckets.get(key) ?? { n: 0, lng: 0, lat: 0, groups: stateGroups.map(() => 0) };
    bucket.n += n;
    bucket.lng += (Number(cell.lng) / cell.n) * n;
    bucket.lat += (Number(cell.lat) / cell.n) * n;
    bucket.groups = bucket.groups.map((sum, i) => sum + (counted[i] ?? 0));
    buckets.set(key, bucket);
  }
  return [...buckets.values()].map(({ n, lng, lat, groups: sums }) => ({
    lng: lng / n / 1e6,
    lat: lat / n / 1e6,
    n,
    groups: sums,
  }));
}

async function clustersOf(
  ctx: Context,
  tile: { z: number; x: number; y: number },
  filter: ReportFilter,
): Promise<MapCluster[]> {
  const resolved = await resolveFilter(ctx, filter);
  const cells = await rows<CellRow>(
    ctx.db,
    sql`select x, y, n, sum_lng_e6::text as lng, sum_lat_e6::text as lat, counts from map_cell
      where level = ${tile.z + 5} and tile_x = ${tile.x} and tile_y = ${tile.y}
        and ${monthCondition(filter, ctx.now)}
        ${resolved.wardCode ? sql`and ward_code = ${resolved.wardCode}` : sql``}`,
  );
  return gatherCells(cells, resolved);
}

const pointColumns = sql`r.number, r.state_group as "group",
  ${lngOf(sql`r.place`)} as lng, ${latOf(sql`r.place`)} as lat`;

async function pointsOf(
  ctx: Context,
  tile: { z: number; x: number; y: number },
  filter: ReportFilter,
): Promise<MapPoint[]> {
  const resolved = await resolveFilter(ctx, filter);
  const found = await rows<MapPoint>(
    ctx.db,
    sql`select ${pointColumns} from report r
      where ${conditions(resolved)} and ${inBox(sql`r.place`, tileBounds(tile.z, tile.x, tile.y))}
      order by r.created_at desc limit ${MAX_POINTS_PER_TILE}`,
  );
  // PostGIS compares boxes a metre wider than they are: a point at an edge would be drawn twice.
  return found.filter((point) => {
    const { x, y } = tileAt(tile.z, point);
    return x === tile.x && y === tile.y;
  });
}

/** What a map tile shows of a filter that tiles can answer; empty for one with words or a day. */
export async function mapTile(
  ctx: Context,
  tile: { z: number; x: number; y: number },
  filter: ReportFilter,
): Promise<TileContent> {
  if (mapAnswer(filter) !== "tiles" || tile.z < CELL_ZOOMS[0]) return { clusters: [], points: [] };
  if (tile.z < POINT_ZOOM) return { clusters: await clustersOf(ctx, tile, filter), points: [] };
  return { clusters: [], points: await pointsOf(ctx, tile, filter) };
}

/** The newest 2,000 hits as points, for a filter with words or an exact day. */
export async function newestPoints(ctx: Context, filter: ReportFilter): Promise<MapPoint[]> {
  return rows<MapPoint>(
    ctx.db,
    sql`with hits as (${await newestHits(ctx, filter, MAX_NEWEST)})
      select ${pointColumns} from hits h join report r on r.id = h.id`,
  );
}
