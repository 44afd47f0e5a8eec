import { type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import type { ListKey, ReportFilter } from "../schema.ts";
import { type CardRow, cardColumns, publicCard, type ReportCard } from "./card.ts";
import { conditions, gramQuery, type ResolvedFilter, resolveFilter, wordsOccur } from "./where.ts";

export const PAGE_SIZE = 20;
/** Words are first looked for among so many newest reports of the filter, then in the index. */
const SCAN = 3_000;
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
const scanned = (filter: ResolvedFilter, key: ListKey | null, limit: number): SQL =>
  filter.looked
    ? sql`select r.id from (
          select r.id, r.created_at from report r where ${conditions(filter)} ${afterKey(key)}
          ${newestFirst} limit ${SCAN}
        ) r join report_search s on s.report_id = r.id
        where ${wordsOccur(filter.looked)} ${newestFirst} limit ${limit}`
    : sql`select r.id from report r where ${conditions(filter)} ${afterKey(key)}
        ${newestFirst} limit ${limit}`;

/**
 * All hits by the index, materialized so that the planner cannot walk the list instead. Each hit is
 * looked up by its id and `offset 0` keeps it so: without good statistics (an embedded database has
 * none) the planner would compare every hit with every report of the filter.
 */
function indexed(filter: ResolvedFilter, key: ListKey | null, limit: number): SQL | null {
  // One letter makes no bigram: such words are found among the newest only, and the page says so.
  if (!filter.looked?.grams.length) return null;
  return sql`select r.id from (
      with m as materialized (
        select s.report_id from report_search s
        where s.grams @@ ${gramQuery(filter.looked, filter)}::tsquery and ${wordsOccur(filter.looked)}
      )
      select r.id, r.created_at from m
      cross join lateral (select * from report one where one.id = m.report_id offset 0) r
      where ${conditions(filter)} ${afterKey(key)}
    ) r ${newestFirst} limit ${limit}`;
}

/** The ids of hits as a query, whichever step finds enough. */
async function hits(
  ctx: Context,
  filter: ResolvedFilter,
  key: ListKey | null,
  limit: number,
): Promise<SQL> {
  const first = scanned(filter, key, limit);
  const second = indexed(filter, key, limit);
  if (!second) return first;
  const found = await rows<{ id: string }>(ctx.db, first);
  if (found.length < limit) return second;
  return sql`select unnest(${sql.param(found.map(({ id }) => id))}::uuid[]) as id`;
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

/** How many public reports a filter finds; stops counting at `COUNT_LIMIT`. */
export async function reportCount(
  ctx: Context,
  filter: ReportFilter,
): Promise<{ count: number; more: boolean }> {
  const resolved = await resolveFilter(ctx, filter);
  const limit = COUNT_LIMIT + 1;
  const found = indexed(resolved, null, limit) ?? scanned(resolved, null, limit);
  const [row] = await rows<{ n: number }>(ctx.db, sql`select count(*)::int as n from (${found}) f`);
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_LIMIT), more: n > COUNT_LIMIT };
}

/** Ids of the newest hits, for the map with words or an exact day. */
export async function newestHits(ctx: Context, filter: ReportFilter, limit: number): Promise<SQL> {
  const resolved = await resolveFilter(ctx, filter);
  return indexed(resolved, null, limit) ?? scanned(resolved, null, limit);
}
