import { type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { likePattern } from "@/server/core/search-text.ts";
import { startOfCityDay } from "../rules/days.ts";
import { dayRange } from "../rules/filter.ts";
import {
  categoryLexeme,
  type Looked,
  lookedFor,
  monthLexeme,
  wardLexeme,
} from "../rules/search.ts";
import type { ReportFilter } from "../schema.ts";

/** A filter with its names looked up: codes and numbers that the tables know. */
export type ResolvedFilter = {
  categories: { code: string; number: number }[] | null;
  states: ReportFilter["states"] | null;
  wardCode: string | null;
  from: Date | null;
  before: Date | null;
  looked: Looked | null;
};

/** Looks up ward and categories. A name nobody knows filters everything out, not nothing. */
export async function resolveFilter(ctx: Context, filter: ReportFilter): Promise<ResolvedFilter> {
  const groups = filter.categories.flatMap((c) => (c.startsWith("group:") ? [c.slice(6)] : []));
  const codes = filter.categories.filter((c) => !c.startsWith("group:"));
  const [categories, ward] = await Promise.all([
    filter.categories.length
      ? rows<{ code: string; number: number }>(
          ctx.db,
          sql`select code, number::int as number from category
            where code = any(${sql.param(codes)}::text[]) or group_code = any(${sql.param(groups)}::text[])`,
        )
      : null,
    filter.ward
      ? rows<{ code: string }>(ctx.db, sql`select code from ward where slug = ${filter.ward}`)
      : null,
  ]);
  const { from, before } = dayRange(filter);
  return {
    categories,
    states: filter.states.length ? filter.states : null,
    wardCode: ward ? (ward[0]?.code ?? "none") : null,
    from: from ? startOfCityDay(from) : null,
    before: before ? startOfCityDay(before) : null,
    looked: lookedFor(filter.words),
  };
}

/** Conditions on `report r`, without the words. Every list starts from `visibility = 'public'`. */
export function conditions(filter: ResolvedFilter): SQL {
  const parts: SQL[] = [sql`r.visibility = 'public'`];
  if (filter.wardCode) parts.push(sql`r.ward_code = ${filter.wardCode}`);
  if (filter.categories) {
    const codes = filter.categories.map(({ code }) => code);
    parts.push(
      codes.length === 1
        ? sql`r.category_code = ${codes[0]}`
        : sql`r.category_code = any(${sql.param(codes)}::text[])`,
    );
  }
  if (filter.states)
    parts.push(
      filter.states.length === 1
        ? sql`r.state_group = ${filter.states[0]}`
        : sql`r.state_group = any(${sql.param(filter.states)}::text[])`,
    );
  if (filter.from) parts.push(sql`r.created_at >= ${filter.from.toISOString()}::timestamptz`);
  if (filter.before) parts.push(sql`r.created_at < ${filter.before.toISOString()}::timestamptz`);
  return sql.join(parts, sql` and `);
}

/** Every word occurs in the folded text of `report_search s`. */
export const wordsOccur = (looked: Looked): SQL =>
  sql.join(
    looked.words.map((word) => sql`s.folded like ${likePattern(word)}`),
    sql` and `,
  );

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, "\\$&")}'`;

/**
 * The words as a query on the GIN index, with the filter's own lexemes where it has any.
 * @param months of the city's calendar that the query is bounded to, or null for all time
 * @returns null for words of one letter, of which the index knows nothing
 */
export function gramQuery(
  looked: Looked,
  filter: ResolvedFilter,
  months: string[] | null,
): string | null {
  const words = [
    ...looked.grams.map(quoted),
    ...looked.beginnings.map((beginning) => `${quoted(beginning)}:*`),
  ];
  if (words.length === 0) return null;
  const one = filter.categories?.length === 1 ? filter.categories[0] : null;
  return [
    ...words,
    ...(filter.wardCode ? [quoted(wardLexeme(filter.wardCode))] : []),
    ...(one ? [quoted(categoryLexeme(one.code))] : []),
    ...(months ? [`(${months.map((month) => quoted(monthLexeme(month))).join(" | ")})`] : []),
  ].join(" & ");
}
