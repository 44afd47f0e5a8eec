import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import { latOf, lngOf } from "@/db/geo.ts";
import { fold, WORD } from "@/server/core/search-text.ts";
import type { StateGroup } from "@/server/reports/lifecycle.ts";
import type { ReportFilter } from "@/server/reports/schema.ts";
import { testDb } from "./people.ts";

/** A public report as the plain filter sees it. */
export type PlainReport = {
  id: string;
  number: string;
  createdMs: number;
  /** Calendar day in Osaka, `2026-11-22`. */
  day: string;
  category: string;
  categoryGroup: string;
  group: StateGroup;
  ward: string;
  text: string;
  lng: number;
  lat: number;
};

/** Every public report there is, newest first. */
export async function publicReports(): Promise<PlainReport[]> {
  return rows<PlainReport>(
    await testDb(),
    sql`select r.id, r.number, (extract(epoch from r.created_at) * 1000)::float8 as "createdMs",
        to_char(r.created_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day,
        r.category_code as category, c.group_code as "categoryGroup", r.state_group as "group",
        w.slug as ward, concat_ws(' ', r.title, r.body, r.town_name) as text,
        ${lngOf(sql`r.place`)} as lng, ${latOf(sql`r.place`)} as lat
      from report r join category c on c.code = r.category_code join ward w on w.code = r.ward_code
      where r.visibility = 'public' order by r.created_at desc, r.id desc`,
  );
}

/** What a filter means, in a few lines that know no database. */
export function passes(filter: ReportFilter, report: PlainReport): boolean {
  const { categories, states, ward, from, to, words } = filter;
  const looked = [...fold(words).matchAll(WORD)].map(([word]) => word).slice(0, 5);
  const text = fold(report.text);
  return (
    (categories.length === 0 ||
      categories.includes(report.category) ||
      categories.includes(`group:${report.categoryGroup}`)) &&
    (states.length === 0 || states.includes(report.group)) &&
    (ward === null || ward === report.ward) &&
    (from === null || report.day.slice(0, from.length) >= from) &&
    (to === null || report.day.slice(0, to.length) <= to) &&
    looked.every((word) => text.includes(word))
  );
}
