import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import type { Context } from "@/server/core/context.ts";
import { CITY_ZONE } from "../rules/days.ts";

/** What a ward's page says in numbers. Days are the city's. */
export type WardFigures = {
  open: number;
  waitingForAnswer: number;
  /** Open reports by age in days: under 7, 7 to 29, 30 to 89, 90 and more. */
  openByAge: [number, number, number, number];
  fixedThisMonth: number;
  /** First answers of the last 90 days: how many were given, how many of them in time. */
  answered: number;
  answeredInTime: number;
};

/** Figures of a ward, from its reports as they are now. */
export async function wardFigures(ctx: Context, wardCode: string): Promise<WardFigures> {
  const now = ctx.now.toISOString();
  const age = sql`extract(epoch from ${now}::timestamptz - created_at) / 86400`;
  const [row] = await rows<{
    open: number;
    waiting: number;
    a: number;
    b: number;
    c: number;
    d: number;
    fixed: number;
    answered: number;
    in_time: number;
  }>(
    ctx.db,
    sql`with mine as (
        select created_at, state_group, answer_due_on, answered_at, ended_at from report
        where ward_code = ${wardCode} and visibility = 'public' and kind = 'trouble'
          and state_group in ('recv', 'work', 'plan')
      ), recent as (
        select answered_at, answer_due_on, state_group, ended_at from report
        where ward_code = ${wardCode} and visibility = 'public' and kind = 'trouble'
          and created_at > ${now}::timestamptz - interval '180 days'
      )
      select (select count(*)::int from mine) as open,
        (select count(*)::int from mine where answered_at is null) as waiting,
        (select count(*)::int from mine where ${age} < 7) as a,
        (select count(*)::int from mine where ${age} >= 7 and ${age} < 30) as b,
        (select count(*)::int from mine where ${age} >= 30 and ${age} < 90) as c,
        (select count(*)::int from mine where ${age} >= 90) as d,
        (select count(*)::int from recent where state_group = 'done'
          and date_trunc('month', ended_at at time zone ${CITY_ZONE})
            = date_trunc('month', ${now}::timestamptz at time zone ${CITY_ZONE})) as fixed,
        (select count(*)::int from recent
          where answered_at > ${now}::timestamptz - interval '90 days') as answered,
        (select count(*)::int from recent
          where answered_at > ${now}::timestamptz - interval '90 days'
          and (answered_at at time zone ${CITY_ZONE})::date <= answer_due_on) as in_time`,
  );
  return {
    open: row?.open ?? 0,
    waitingForAnswer: row?.waiting ?? 0,
    openByAge: [row?.a ?? 0, row?.b ?? 0, row?.c ?? 0, row?.d ?? 0],
    fixedThisMonth: row?.fixed ?? 0,
    answered: row?.answered ?? 0,
    answeredInTime: row?.in_time ?? 0,
  };
}

/** The latest public sentences of the city in a ward, newest first. */
export const latestAnswers = (ctx: Context, wardCode: string, limit = 5) =>
  rows<{
    number: string;
    title: string;
    lang: string;
    sentence: string | null;
    to: string;
    at: string;
  }>(
    ctx.db,
    sql`select r.number, r.title, r.lang, j.data->>'sentence' as sentence, j.data->>'to' as "to",
        to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from (select * from report where ward_code = ${wardCode} and visibility = 'public'
          and answered_at is not null order by answered_at desc limit ${limit}) r
      join lateral (select * from journal where subject_id = r.id and name = 'reportMoved' and is_public
          and data->>'move' is distinct from 'withdraw'
        order by journal.at desc limit 1) j on true
      order by j.at desc`,
  );
