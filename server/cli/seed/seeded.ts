import { sql } from "drizzle-orm";
import { type OpenDatabase, rows } from "@/db/client.ts";
import { latOf, lngOf } from "@/db/geo.ts";
import { stateGroups } from "@/server/reports/lifecycle.ts";
import {
  documentOf,
  type SearchSource,
  searchSource,
} from "@/server/reports/queries/search-source.ts";
import { type Delta, foldDeltas } from "@/server/reports/rules/fold-cells.ts";
import { cellMonth } from "./calendar.ts";

/** What tests, and whoever doubts a seed, look at: rows that have to agree with one another. */

type Listed = {
  lng: number;
  lat: number;
  ward_code: string;
  at: number;
  category: number;
  state_group: (typeof stateGroups)[number];
};

const cellText = (cell: Record<string, unknown>) => JSON.stringify(Object.values(cell));

/** The map's cells, as they are and as folding every public report makes them; both sorted. */
export async function mapCells(open: OpenDatabase): Promise<{ kept: string[]; folded: string[] }> {
  const cells = await rows<Record<string, unknown>>(
    open.db,
    sql`select level::int, month, tile_x, tile_y, x, y, ward_code, n, sum_lng_e6::text as lng,
      sum_lat_e6::text as lat, counts from map_cell`,
  );
  const listed = await rows<Listed>(
    open.db,
    sql`select ${lngOf(sql`r.place`)} as lng, ${latOf(sql`r.place`)} as lat, r.ward_code, r.state_group,
      (extract(epoch from r.created_at) * 1000)::float8 as at, c.number::int as category
      from report r join category c on c.code = r.category_code where r.visibility = 'public'`,
  );
  const deltas = listed.map(
    ({ lng, lat, ward_code: wardCode, at, category, state_group }): Delta => ({
      lngE6: Math.round(lng * 1e6),
      latE6: Math.round(lat * 1e6),
      wardCode,
      month: cellMonth(at),
      categoryNumber: category,
      groupNumber: stateGroups.indexOf(state_group),
      amount: 1,
    }),
  );
  const folded = [...foldDeltas(deltas).values()].map((cell) => {
    const { level, month, tileX, tileY, x, y, wardCode, n, sumLng, sumLat, counts } = cell;
    const sums = [String(sumLng), String(sumLat)];
    return JSON.stringify([level, month, tileX, tileY, x, y, wardCode, n, ...sums, counts]);
  });
  return { kept: cells.map(cellText).sort(), folded: folded.sort() };
}

/** How many reports are not found by exactly the words that submitting would have kept. */
export async function wrongSearchRows(open: OpenDatabase): Promise<number> {
  const found = await rows<SearchSource>(open.db, sql`select ${searchSource} from report`);
  const wanted = found.map(documentOf);
  const [row] = await rows<{ right: number }>(
    open.db,
    sql`select count(*)::int as right
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(id uuid, folded text, grams jsonb)
      join report_search s on s.report_id = w.id and s.folded = w.folded
        and s.grams = array_to_tsvector(array(select jsonb_array_elements_text(w.grams)))`,
  );
  return found.length - (row?.right ?? 0);
}

/** Reports whose journal does not tell what the report says: sent once, moved to where it is. */
export const wrongStories = (open: OpenDatabase) =>
  rows<{ number: string }>(
    open.db,
    sql`select r.number from report r
      left join lateral (select count(*) as n from journal j
        where j.subject_id = r.id and j.name = 'reportSubmitted') s on true
      left join lateral (select j.data->>'to' as "to" from journal j
        where j.subject_id = r.id and j.name = 'reportMoved' order by j.at desc limit 1) m on true
      where s.n <> 1 or r.status <> coalesce(m."to", case r.kind when 'solved' then 'fixed' else 'received' end)`,
  );

/** Public words with a brace in them: a placeholder nobody filled. */
export const unfilledWords = (open: OpenDatabase) =>
  rows<{ words: string }>(
    open.db,
    sql`select words from (
        select title || body as words from report
        union all select body from comment
        union all select alt from photo
        union all select data->>'sentence' from journal where data ? 'sentence'
        union all select display_name from person
      ) w where words ~ '[{}]' or words ~ 'undefined'`,
  );

/** Counts of what is kept in proportion. */
export async function proportions(open: OpenDatabase) {
  const [row] = await rows<
    Record<"reports" | "photos" | "comments" | "supports" | "follows", number>
  >(
    open.db,
    sql`select (select count(*)::int from report) as reports,
      (select count(*)::int from photo) as photos, (select count(*)::int from comment) as comments,
      (select count(*)::int from support) as supports, (select count(*)::int from follow) as follows`,
  );
  return row;
}

/** Every index and key there is, to see that none was lost. */
export const indexNames = (open: OpenDatabase) =>
  rows<{ definition: string }>(
    open.db,
    sql`select indexdef as definition from pg_indexes where schemaname = 'public'
      union all select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace order by 1`,
  );

/** Takes out everything a seed brings. */
export const emptied = (open: OpenDatabase) =>
  open.db.execute(
    sql`truncate person, organisation, report, report_search, photo, support, follow, comment, journal,
      reaction, map_cell, map_delta cascade`,
  );
