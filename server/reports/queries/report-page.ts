import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import { boxAround, inBox, metresBetween, nearest } from "@/db/geo.ts";
import type { Question } from "@/db/schema/reports.ts";
import type { Context } from "@/server/core/context.ts";
import { notFound } from "@/server/core/errors.ts";
import type { Status } from "../lifecycle.ts";
import { can, reportPolicy } from "../policy.ts";
import { type CardRow, cardColumns, publicCard, type ReportCard, type ShownPhoto } from "./card.ts";
import { reportForCommand } from "./facts.ts";

type Texts = Record<string, string>;

/** A public step of the story. `sentence` is the city's public sentence, where there was one. */
export type StoryEntry = {
  id: string;
  name: string;
  at: string;
  from: Status | null;
  to: Status | null;
  sentence: string | null;
};

export type ReportComment = {
  id: string;
  body: string;
  lang: string;
  author: string | null;
  office: Texts | null;
  createdAt: string;
};

/** All that the page of a report shows. */
export type ReportPageData = {
  card: ReportCard;
  /** Code of the category's group. */
  groupCode: string;
  body: string;
  visibility: string;
  /** True when a rule keeps the photos back for a look. */
  photosWait: boolean;
  photos: ShownPhoto[];
  answers: { question: Texts; values: (Texts | string)[] }[];
  office: { code: string; name: Texts; phone: string | null } | null;
  /** Null where the reporter stays unnamed. */
  reporter: string | null;
  mine: boolean;
  can: string[];
  story: StoryEntry[];
  comments: ReportComment[];
  near: ReportCard[];
};

const NEAR_METRES = 500;
const NEAR_COUNT = 4;

type Detail = {
  groupCode: string;
  body: string;
  answers: Record<string, string | string[]>;
  questions: Question[];
  unnamed: boolean;
  reporter: string | null;
  office: ReportPageData["office"];
  photos: (ShownPhoto & { shown: boolean })[];
};

async function detail(ctx: Context, id: string): Promise<Detail> {
  const [found] = await rows<Detail>(
    ctx.db,
    sql`select c.group_code as "groupCode", r.body, r.answers, c.questions, r.unnamed,
        case when r.unnamed then null else p.display_name end as reporter,
        case when o.code is not null then json_build_object('code', o.code, 'name', o.name, 'phone', o.phone) end as office,
        coalesce((select json_agg(json_build_object('key', f.storage_key, 'alt', f.alt, 'width', f.width,
          'height', f.height, 'colour', f.colour, 'shown', f.shown) order by f.position)
          from photo f where f.report_id = r.id), '[]'::json) as photos
      from report r join category c on c.code = r.category_code
      left join person p on p.id = r.reporter_id left join office o on o.code = r.office_code
      where r.id = ${id}`,
  );
  if (!found) throw new Error("a report vanished while it was read");
  return found;
}

const storyOf = (ctx: Context, id: string) =>
  rows<StoryEntry>(
    ctx.db,
    sql`select id, name, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
        data->>'from' as "from", data->>'to' as "to", data->>'sentence' as sentence
      from journal where subject_id = ${id} and is_public order by journal.at desc, id desc limit 100`,
  );

const commentsOf = (ctx: Context, id: string) =>
  rows<ReportComment>(
    ctx.db,
    sql`select m.id, m.body, m.lang, p.display_name as author, o.name as office,
        to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
      from comment m left join person p on p.id = m.author_id
      left join office o on o.code = m.office_code
      where m.report_id = ${id} and m.visibility = 'public' order by m.created_at limit 200`,
  );

/**
 * The index orders by degrees, in which a place to the east looks nearer than one to the north as
 * far away: so many times as many are taken from it, then put in order by metres.
 */
const SPARE = 4;

/** Public reports within 500 metres, nearest first. */
export async function reportsNear(
  ctx: Context,
  place: { lng: number; lat: number },
  options: { except?: string; metres?: number; limit?: number; openOnly?: boolean } = {},
): Promise<(ReportCard & { metres: number })[]> {
  const metres = options.metres ?? NEAR_METRES;
  const limit = options.limit ?? NEAR_COUNT;
  const found = await rows<CardRow & { metres: number }>(
    ctx.db,
    sql`with around as materialized (
        select r.id, r.place from report r
        where r.visibility = 'public' and ${inBox(sql`r.place`, boxAround(place, metres))}
          ${options.except ? sql`and r.id <> ${options.except}` : sql``}
          ${options.openOnly ? sql`and r.state_group in ('recv', 'work', 'plan')` : sql``}
        order by ${nearest(sql`r.place`, place)} limit ${limit * SPARE}
      ), near as (
        select id, ${metresBetween(sql`place`, place)} as metres from around order by metres limit ${limit}
      )
      select ${cardColumns}, n.metres::float8 as metres from near n join report r on r.id = n.id
      join category c on c.code = r.category_code join ward w on w.code = r.ward_code
      where n.metres <= ${metres} order by n.metres`,
  );
  return found.map(({ metres: distance, ...row }) => ({ ...publicCard(row), metres: distance }));
}

/** Answers in the words of the questions; an option that went away shows its value. */
function answersInWords({ answers, questions }: Detail): ReportPageData["answers"] {
  return questions.flatMap((question) => {
    const given = answers[question.id];
    if (given === undefined) return [];
    const values = (Array.isArray(given) ? given : [given]).map(
      (value) => question.options?.find((option) => option.value === value)?.label ?? value,
    );
    return [{ question: question.label, values }];
  });
}

async function cardOf(ctx: Context, id: string): Promise<ReportCard> {
  const [row] = await rows<CardRow>(
    ctx.db,
    sql`select ${cardColumns} from report r join category c on c.code = r.category_code
      join ward w on w.code = r.ward_code where r.id = ${id}`,
  );
  if (!row) throw new Error("a report vanished while it was read");
  return publicCard(row);
}

/** The page of one report, for whoever may see it. @throws not_found */
export async function reportByNumber(ctx: Context, number: string): Promise<ReportPageData> {
  const facts = await reportForCommand(ctx, { number });
  const [card, found, story, comments, near] = await Promise.all([
    cardOf(ctx, facts.id),
    detail(ctx, facts.id),
    storyOf(ctx, facts.id),
    commentsOf(ctx, facts.id),
    reportsNear(ctx, facts.place, { except: facts.id }),
  ]);
  const mine = ctx.actor.kind === "person" && ctx.actor.id === facts.reporterId;
  const seesAll = reportPolicy.readAll(ctx.actor, facts);
  const shown = found.photos.filter((photo) => photo.shown || seesAll);
  return {
    card,
    groupCode: found.groupCode,
    body: found.body,
    visibility: facts.visibility,
    photosWait: facts.visibility === "public" && found.photos.some((photo) => !photo.shown),
    photos: shown.map(({ shown: _, ...photo }) => photo),
    answers: answersInWords(found),
    office: found.office,
    reporter: found.reporter,
    mine,
    can: can(ctx.actor, facts, ctx.now),
    story,
    comments,
    near,
  };
}

/** One public report as a card, for a point of the map. @throws not_found */
export async function publicReportCard(ctx: Context, number: string): Promise<ReportCard> {
  const [row] = await rows<CardRow>(
    ctx.db,
    sql`select ${cardColumns} from report r join category c on c.code = r.category_code
      join ward w on w.code = r.ward_code where r.number = ${number} and r.visibility = 'public'`,
  );
  if (!row) throw notFound();
  return publicCard(row);
}
