import { type SQL, sql } from "drizzle-orm";
import { latOf, lngOf } from "@/db/geo.ts";
import type { StateGroup, Status } from "../lifecycle.ts";

type Texts = Record<string, string>;

/** A picture as pages show it. */
export type ShownPhoto = {
  key: string;
  alt: string;
  width: number;
  height: number;
  colour: string;
};

/** What a list shows of a public report. */
export type ReportCard = {
  id: string;
  number: string;
  title: string;
  lang: string;
  kind: "trouble" | "solved" | "good";
  status: Status;
  group: StateGroup;
  category: { code: string; name: Texts };
  ward: { slug: string; name: Texts };
  townName: string | null;
  place: { lng: number; lat: number };
  supportCount: number;
  commentCount: number;
  answerDueOn: string | null;
  workDueOn: string | null;
  answeredAt: string | null;
  /** ISO moment. */
  createdAt: string;
  photo: ShownPhoto | null;
};

/** One row of `cardColumns`. Built by hand because the names come from SQL. */
export type CardRow = Omit<ReportCard, "group" | "category" | "ward" | "place"> & {
  state_group: StateGroup;
  category_name: Texts;
  category_code: string;
  ward_slug: string;
  ward_name: Texts;
  lng: number;
  lat: number;
};

const isoMoment = (column: SQL) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * The allow-list of a card's columns, on `report r`, `category c` and `ward w`. Photos that a rule
 * keeps back are left out here, for every door.
 */
export const cardColumns = sql`
  r.id, r.number, r.title, r.lang, r.kind, r.status, r.state_group,
  c.code as category_code, c.name as category_name, w.slug as ward_slug, w.name as ward_name,
  r.town_name as "townName", ${lngOf(sql`r.place`)} as lng, ${latOf(sql`r.place`)} as lat,
  r.support_count as "supportCount", r.comment_count as "commentCount",
  r.answer_due_on::text as "answerDueOn", r.work_due_on::text as "workDueOn",
  ${isoMoment(sql`r.answered_at`)} as "answeredAt", ${isoMoment(sql`r.created_at`)} as "createdAt",
  case when r.photo_count > 0 then (
    select json_build_object('key', p.storage_key, 'alt', p.alt, 'width', p.width,
      'height', p.height, 'colour', p.colour)
    from photo p where p.report_id = r.id and p.shown order by p.position limit 1
  ) end as photo`;

/** A row as the public sees it. */
export function publicCard(row: CardRow): ReportCard {
  const { state_group, category_name, category_code, ward_slug, ward_name, lng, lat, ...rest } =
    row;
  return {
    ...rest,
    group: state_group,
    category: { code: category_code, name: category_name },
    ward: { slug: ward_slug, name: ward_name },
    place: { lng, lat },
  };
}
