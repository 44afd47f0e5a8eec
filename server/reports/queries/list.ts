import { type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import type { Looked } from "../rules/search.ts";
import { type SearchWindow, searchWindows } from "../rules/search-windows.ts";
import type { ListKey, ReportFilter } from "../schema.ts";
import { type CardRow, cardColumns, publicCard, type ReportCard } from "./card.ts";
import { conditions, gramQuery, type ResolvedFilter, resolveFilter, wordsOccur } from "./where.ts";

export const PAGE_SIZE = 20;
/** Words are first looked for among so many newest reports of the filter, then in the index. */
const SCAN = 500;
/** Words of one letter, of which the index knows nothing, among so many; the page says so. */
const SCAN_ONE_LETTER = 3_000;
/** Counting stops here; the screen then says "over 10,000". */
export const COUNT_LIMIT = 10_000;

export type ReportPage = { cards: ReportCard[]; next: ListKey | null };

const afterKey = (key: ListKey | null): SQL =>
  key ? sql`and (r.created_at, r.id) < (${key.createdAt}::timestamptz, ${key.id}::uuid)` : sql``;

const newestFirst = sql`order by r.created_at desc, r.id desc`;

const cardsOf = (ctx: Context, ids: SQL, limit: number) =>
  rows<CardRow>(
    ctx.db,
    sql`with hits as (${ids}) select ${cardColumns} from hits h join report r on r.id = h.id
      join category c on c.code = r.category_code join ward w on w.code = r.ward_code
      ${newestFirst} limit ${limit}`,
  );

/** Newest hits among the newest reports of the filter. */
const scanned = (filter: ResolvedFilter, key: ListKey | null, limit: number, scan: number): SQL =>
  filter.looked
    ? sql`select r.id from (
          select r.id, r.created_at from report r where ${conditions(filter)} ${afterKey(key)}
          ${newestFirst} limit ${scan}
        ) r join report_search s on s.report_id = r.id
        where ${wordsOccur(filter.looked)} ${newestFirst} limit ${limit}`
    : sql`select r.id from report r where ${conditions(filter)} ${afterKey(key)}
        ${newestFirst} limit ${limit}`;

/**
 * Each hit of the index is looked up by its id and `offset 0` keeps it so: without good statistics
 * (an embedded database has none) the planner would compare every hit with every report of the
 * filter.
 */
const lookedUp = (filter: ResolvedFilter, key: ListKey | null): SQL =>
  sql`cross join lateral (select * from report one where one.id = m.report_id offset 0) r
    where ${conditions(filter)} ${afterKey(key)}`;

const indexHits = (query: string, looked: Looked): SQL =>
  sql`select s.report_id from report_search s
    where s.grams @@ ${query}::tsquery and ${wordsOccur(looked)}`;

/** A filter with words, bounded to a window of time, and the index query of both. */
type BoundedFilter = { filter: ResolvedFilter & { looked: Looked }; query: string };

/** The filter bounded to each window of time; none for words of one letter. */
function boundedTo(windows: SearchWindow[], filter: ResolvedFilter): BoundedFilter[] {
  const { looked } = filter;
  if (!looked) return [];
  return windows.flatMap((window) => {
    const query = gramQuery(looked, filter, window.months);
    return query
      ? [{ filter: { ...filter, looked, from: window.from, before: window.before }, query }]
      : [];
  });
}

/** The windows in which the next page is looked for. */
function windowsAfter(ctx: Context, filter: ResolvedFilter, key: ListKey | null): SearchWindow[] {
  // What comes after the key is not newer than it; its millisecond may hold some more.
  const after = key ? new Date(Date.parse(key.createdAt) + 1) : null;
  const before = after && (!filter.before || after < filter.before) ? after : filter.before;
  return searchWindows({ from: filter.from, before }, ctx.now);
}

/** Materialized, so that the planner cannot walk the list instead. */
const windowHits = ({ filter, query }: BoundedFilter, key: ListKey | null, limit: number): SQL =>
  sql`select r.id from (
      with m as materialized (${indexHits(query, filter.looked)})
      select r.id, r.created_at from m ${lookedUp(filter, key)}
    ) r ${newestFirst} limit ${limit}`;

const idsOf = async (ctx: Context, found: SQL) =>
  (await rows<{ id: string }>(ctx.db, found)).map(({ id }) => id);

/** The newest hits of a filter with words: among the newest reports, then window by window. */
async function wordHits(
  ctx: Context,
  filter: ResolvedFilter,
  key: ListKey | null,
  limit: number,
): Promise<string[]> {
  const windows = boundedTo(windowsAfter(ctx, filter, key), filter);
  const scan = windows.length ? Math.max(SCAN, 2 * limit) : SCAN_ONE_LETTER;
  const newest = await idsOf(ctx, scanned(filter, key, limit, scan));
  if (newest.length >= limit || !windows.length) return newest;
  const ids: string[] = [];
  for (const window of windows) {
    if (ids.length >= limit) break;
    ids.push(...(await idsOf(ctx, windowHits(window, key, limit - ids.length))));
  }
  return ids;
}

/** The ids of hits as a query. */
async function hits(
  ctx: Context,
  filter: ResolvedFilter,
  key: ListKey | null,
  limit: number,
): Promise<SQL> {
  if (!filter.looked) return scanned(filter, key, limit, limit);
  const ids = await wordHits(ctx, filter, key, limit);
  return sql`select unnest(${sql.param(ids)}::uuid[]) as id`;
}

/** One page of public reports, newest first, with the key of the next. */
export async function reportPage(
  ctx: Context,
  filter: ReportFilter,
  key: ListKey | null = null,
  size: number = PAGE_SIZE,
): Promise<ReportPage> {
  const resolved = await resolveFilter(ctx, filter);
  const found = await cardsOf(ctx, await hits(ctx, resolved, key, size + 1), size + 1);
  const cards = found.slice(0, size).map(publicCard);
  const last = cards.at(-1);
  const next = found.length > size && last ? { createdAt: last.createdAt, id: last.id } : null;
  return { cards, next };
}

/**
 * All that a filter finds, as rows to count. The hits of the index come as they are read, not
 * materialized, so that counting can stop.
 */
function toCount(ctx: Context, filter: ResolvedFilter, limit: number): SQL {
  const [all] = boundedTo(searchWindows(filter, ctx.now, []), filter);
  if (!all) return scanned(filter, null, limit, SCAN_ONE_LETTER);
  return sql`select 1 from (${indexHits(all.query, all.filter.looked)}) m
    ${lookedUp(all.filter, null)} limit ${limit}`;
}

/** How many public reports a filter finds; stops counting at `COUNT_LIMIT`. */
export async function reportCount(
  ctx: Context,
  filter: ReportFilter,
): Promise<{ count: number; more: boolean }> {
  const found = toCount(ctx, await resolveFilter(ctx, filter), COUNT_LIMIT + 1);
  const [row] = await rows<{ n: number }>(ctx.db, sql`select count(*)::int as n from (${found}) f`);
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_LIMIT), more: n > COUNT_LIMIT };
}

/** Ids of the newest hits, for the map with words or an exact day. */
export async function newestHits(ctx: Context, filter: ReportFilter, limit: number): Promise<SQL> {
  return hits(ctx, await resolveFilter(ctx, filter), null, limit);
}
