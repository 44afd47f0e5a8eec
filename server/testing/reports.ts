import { eq, sql } from "drizzle-orm";
import { rows, schema } from "@/db/client.ts";
import { newId, newKey, numberOf } from "@/server/core/ids.ts";
import { appendMapDelta } from "@/server/reports/commands/append-map-delta.ts";
import {
  type PublicationRule,
  type Status,
  statusTable,
  type Visibility,
} from "@/server/reports/lifecycle.ts";
import { CONSENT_VERSION } from "@/server/reports/rules/limits.ts";
import { searchDocument } from "@/server/reports/rules/search.ts";
import type { Submission } from "@/server/reports/schema.ts";
import { contextOf, makePerson, system, testDb } from "./people.ts";

/** Kita ward, Nishi-Temma: 0.02 degrees from any other ward. */
export const KITA = { wardCode: "27127", slug: "kita", place: { lng: 135.5056, lat: 34.6964 } };
/** Abeno ward. */
export const ABENO = { wardCode: "27119", slug: "abeno", place: { lng: 135.5145, lat: 34.6375 } };
export const OUTSIDE = { lng: 135.4831, lat: 34.5733 };

/** One category of each publication rule; none of these has a required question. */
export const categoryOf: Record<PublicationRule, string> = {
  "at-once": "street-tree",
  "photos-after-look": "graffiti",
  "after-look": "bad-parking",
  private: "rough-sleeping",
};

/** A form that can be taken as it is, by a person; a guest's needs `email`. */
export const aSubmission = (changes: Partial<Submission> = {}): Submission => ({
  id: newId(),
  categoryCode: categoryOf["at-once"],
  place: KITA.place,
  title: "街路樹の枝が折れている",
  body: "歩道に垂れ下がっています。",
  answers: {},
  photos: [],
  photosInOpenData: true,
  unnamed: false,
  seenAt: null,
  email: null,
  consentVersion: CONSENT_VERSION,
  ...changes,
});

type PhotoOptions = {
  reportId?: string | null;
  draftHash?: string | null;
  formId?: string | null;
  shown?: boolean;
  position?: number;
  createdAt?: Date;
  sizes?: string[];
  alt?: string;
};

/** A row of a clean photo, without a file. */
export async function makePhoto(options: PhotoOptions = {}): Promise<{ id: string; key: string }> {
  const db = await testDb();
  const [id, key] = [newId(), newKey()];
  await db.insert(schema.photo).values({
    id,
    storageKey: key,
    reportId: options.reportId ?? null,
    draftHash: options.draftHash ?? null,
    formId: options.formId ?? null,
    position: options.position ?? 0,
    alt: options.alt ?? "",
    width: 1200,
    height: 900,
    bytes: 100_000,
    sha256: key + key,
    colour: "#808080",
    sizes: options.sizes ?? [],
    shown: options.shown ?? false,
    createdAt: options.createdAt ?? new Date(),
  });
  return { id, key };
}

export type ReportOptions = {
  id?: string;
  visibility?: Visibility;
  status?: Status;
  kind?: "trouble" | "solved" | "good";
  rule?: PublicationRule;
  categoryCode?: string;
  at?: { wardCode: string; place: { lng: number; lat: number } };
  townName?: string | null;
  officeCode?: string | null;
  /** Null for an unconfirmed one; a new person unless given. */
  reporterId?: string | null;
  title?: string;
  body?: string;
  unnamed?: boolean;
  answers?: Record<string, string | string[]>;
  createdAt?: Date;
  answeredAt?: Date | null;
  answerDueOn?: string | null;
  endedAt?: Date | null;
  /** One photo each: shown or kept back. */
  photos?: boolean[];
  /** Address of an unconfirmed one. */
  contact?: string;
};

export type MadeReport = {
  id: string;
  number: string;
  reporterId: string | null;
  wardCode: string;
  visibility: Visibility;
  photos: { id: string; key: string }[];
};

/** A report in any state and visibility, written as the commands would have left it. */
export async function makeReport(options: ReportOptions = {}): Promise<MadeReport> {
  const db = await testDb();
  const id = options.id ?? newId();
  const visibility = options.visibility ?? "public";
  const status = options.status ?? "received";
  const { group } = statusTable[status];
  const { wardCode, place } = options.at ?? KITA;
  const title = options.title ?? "街路樹の枝が折れている";
  const body = options.body ?? "";
  const categoryCode = options.categoryCode ?? categoryOf[options.rule ?? "at-once"];
  const createdAt = options.createdAt ?? new Date();
  const townName = options.townName === undefined ? "西天満" : options.townName;
  const needsPerson = options.reporterId === undefined && visibility !== "unconfirmed";
  const reporterId = needsPerson ? (await makePerson()).id : (options.reporterId ?? null);
  const photos = options.photos ?? [];
  await db.insert(schema.report).values({
    id,
    number: numberOf(id),
    kind: options.kind ?? "trouble",
    categoryCode,
    wardCode,
    townName,
    place,
    title,
    body,
    lang: "ja",
    answers: options.answers ?? {},
    status,
    stateGroup: group,
    visibility,
    publicationRule: options.rule ?? "at-once",
    photosInOpenData: true,
    unnamed: options.unnamed ?? false,
    reporterId,
    officeCode: options.officeCode ?? null,
    answerDueOn: options.answerDueOn ?? null,
    answeredAt: options.answeredAt ?? null,
    endedAt: options.endedAt ?? null,
    photoCount: photos.length,
    consentVersion: CONSENT_VERSION,
    createdAt,
    publishedAt: visibility === "public" ? createdAt : null,
    updatedAt: createdAt,
  });
  const { folded, grams } = searchDocument({
    title,
    body,
    townName,
    wardCode,
    categoryCode,
    createdAt,
  });
  await db.insert(schema.reportSearch).values({
    reportId: id,
    folded,
    grams: sql`array_to_tsvector(${sql.param(grams)}::text[])`,
  });
  if (options.contact)
    await db
      .insert(schema.reportContact)
      .values({ reportId: id, address: options.contact, locale: "ja" });
  if (visibility === "public") {
    const [category] = await rows<{ number: number }>(
      db,
      sql`select number::int as number from category where code = ${categoryCode}`,
    );
    if (!category) throw new Error(`no category ${categoryCode}`);
    await appendMapDelta(
      await contextOf(system),
      { place, wardCode, category: category.number, at: createdAt },
      { group, amount: 1 },
    );
  }
  const made = [];
  for (const [position, shown] of photos.entries())
    made.push(await makePhoto({ reportId: id, shown, position }));
  return { id, number: numberOf(id), reporterId, wardCode, visibility, photos: made };
}

export async function reportRow(id: string) {
  const [row] = await (await testDb()).select().from(schema.report).where(eq(schema.report.id, id));
  if (!row) throw new Error("no such report");
  return row;
}

export const photosOf = async (reportId: string) =>
  (await testDb())
    .select()
    .from(schema.photo)
    .where(eq(schema.photo.reportId, reportId))
    .orderBy(schema.photo.position);

export type JournalRow = {
  id: string;
  name: string;
  actor_kind: string;
  actor_id: string | null;
  is_public: boolean;
  data: Record<string, unknown>;
  reactions: string[];
};

/** Entries about a thing in their order, each with the names of what is still to be done. */
export async function journalOf(subjectId: string): Promise<JournalRow[]> {
  return rows<JournalRow>(
    await testDb(),
    sql`select j.id, j.name, j.actor_kind, j.actor_id, j.is_public, j.data,
        array(select r.name from reaction r where r.entry_id = j.id order by r.name) as reactions
      from journal j where j.subject_id = ${subjectId} order by j.at, j.id`,
  );
}

type DeltaRow = { group: number; category: number; month: number; ward: string; amount: number };

/** Notes for the map that came since `after`. */
export async function deltasAfter(after: number): Promise<DeltaRow[]> {
  return rows<DeltaRow>(
    await testDb(),
    sql`select group_number::int as group, category_number::int as category, month,
      ward_code as ward, amount::int as amount from map_delta where id > ${after} order by id`,
  );
}

/** The newest note for the map so far. */
export async function lastDelta(): Promise<number> {
  const [row] = await rows<{ last: number }>(
    await testDb(),
    sql`select coalesce(max(id), 0)::int as last from map_delta`,
  );
  return row?.last ?? 0;
}

/** Rows in each table that a report touches, to see that nothing half-made was left. */
export async function tableSizes(): Promise<Record<string, number>> {
  const [row] = await rows<{ sizes: Record<string, number> }>(
    await testDb(),
    sql`select json_build_object(
      'report', (select count(*) from report), 'search', (select count(*) from report_search),
      'contact', (select count(*) from report_contact), 'code', (select count(*) from sign_in_code),
      'claimed', (select count(*) from photo where report_id is not null),
      'delta', (select count(*) from map_delta), 'journal', (select count(*) from journal),
      'reaction', (select count(*) from reaction), 'person', (select count(*) from person)) as sizes`,
  );
  return row?.sizes ?? {};
}
