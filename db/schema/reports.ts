import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, point, tsvector } from "../columns.ts";
import type { LocalisedText } from "./accounts.ts";
import { person } from "./accounts.ts";

/** A category's question, as data. `showIf` names another question and the answers that show it. */
export type Question = {
  id: string;
  type: "text" | "number" | "single" | "multiple" | "date";
  label: LocalisedText;
  required: boolean;
  options?: { value: string; label: LocalisedText }[];
  showIf?: { question: string; in: string[] };
};

export const categoryGroup = pgTable("category_group", {
  code: text("code").primaryKey(),
  name: jsonb("name").$type<LocalisedText>().notNull(),
  position: integer("position").notNull(),
});

export const category = pgTable("category", {
  code: text("code").primaryKey(),
  /** Small number that stands for the code in pre-counted map cells. */
  number: smallint("number").notNull().unique(),
  groupCode: text("group_code")
    .notNull()
    .references(() => categoryGroup.code),
  kind: text("kind").$type<"trouble" | "solved" | "good">().notNull(),
  name: jsonb("name").$type<LocalisedText>().notNull(),
  guidance: jsonb("guidance").$type<LocalisedText>().notNull(),
  questions: jsonb("questions").$type<Question[]>().notNull(),
  keeper: text("keeper").notNull(),
  publicationRule: text("publication_rule").notNull(),
  firstAnswerWorkingDays: integer("first_answer_working_days"),
  phoneFirst: boolean("phone_first").notNull(),
  keywords: jsonb("keywords").$type<Record<string, string[]>>().notNull(),
  active: boolean("active").notNull().default(true),
  position: integer("position").notNull(),
});

/** A ward's own publication rule for a category; without a row the category's holds. */
export const publicationRule = pgTable(
  "publication_rule",
  {
    categoryCode: text("category_code")
      .notNull()
      .references(() => category.code),
    wardCode: text("ward_code").notNull(),
    rule: text("rule").notNull(),
  },
  (t) => [primaryKey({ columns: [t.categoryCode, t.wardCode] })],
);

const isListed = sql`visibility = 'public'`;

export const report = pgTable(
  "report",
  {
    id: uuid("id").primaryKey(),
    /** What people read out on the telephone: ten characters, see `reportNumber`. */
    number: text("number").notNull().unique(),
    kind: text("kind").$type<"trouble" | "solved" | "good">().notNull(),
    categoryCode: text("category_code").notNull(),
    wardCode: text("ward_code").notNull(),
    townName: text("town_name"),
    place: point("place").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    lang: text("lang").notNull(),
    answers: jsonb("answers").$type<Record<string, string | string[]>>().notNull(),
    status: text("status").notNull(),
    /** Derived from `status` by the lifecycle table and written with it. */
    stateGroup: text("state_group").notNull(),
    visibility: text("visibility").notNull(),
    /** Where it goes once its code came: the publication rule at the time of sending. */
    publicationRule: text("publication_rule").notNull(),
    photosInOpenData: boolean("photos_in_open_data").notNull(),
    unnamed: boolean("unnamed").notNull(),
    reporterId: uuid("reporter_id").references(() => person.id),
    officeCode: text("office_code"),
    answerDueOn: date("answer_due_on"),
    workDueOn: date("work_due_on"),
    answeredAt: moment("answered_at"),
    endedAt: moment("ended_at"),
    duplicateOf: uuid("duplicate_of"),
    supportCount: integer("support_count").notNull().default(0),
    commentCount: integer("comment_count").notNull().default(0),
    photoCount: smallint("photo_count").notNull().default(0),
    consentVersion: text("consent_version").notNull(),
    /** When it happened, where the photo or the person said so. */
    seenAt: moment("seen_at"),
    createdAt: moment("created_at").notNull(),
    publishedAt: moment("published_at"),
    updatedAt: moment("updated_at").notNull(),
    remindedAt: moment("reminded_at"),
  },
  (t) => [
    index("report_newest")
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(isListed),
    index("report_ward")
      .on(t.wardCode, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(isListed),
    index("report_category")
      .on(t.categoryCode, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(isListed),
    index("report_ward_category")
      .on(t.wardCode, t.categoryCode, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(isListed),
    index("report_state")
      .on(t.stateGroup, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(isListed),
    index("report_category_state")
      .on(t.categoryCode, t.stateGroup, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(isListed),
    index("report_ward_state")
      .on(t.wardCode, t.stateGroup, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(isListed),
    index("report_place").using("gist", t.place).where(isListed),
    index("report_reporter").on(t.reporterId, t.createdAt.desc().nullsFirst()),
    index("report_unconfirmed").on(t.createdAt).where(sql`visibility = 'unconfirmed'`),
    index("report_waiting").on(t.wardCode, t.createdAt).where(sql`visibility = 'waiting'`),
  ],
);

/** Where to write to someone whose code has not come yet; erased with the confirmation. */
export const reportContact = pgTable("report_contact", {
  reportId: uuid("report_id")
    .primaryKey()
    .references(() => report.id, { onDelete: "cascade" }),
  address: text("address").notNull(),
  locale: text("locale").notNull(),
});

/** Runs of letters of title and body (`rules/search.ts`), apart from the report so that its row stays small. */
export const reportSearch = pgTable(
  "report_search",
  {
    reportId: uuid("report_id")
      .primaryKey()
      .references(() => report.id, { onDelete: "cascade" }),
    grams: tsvector("grams").notNull(),
    folded: text("folded").notNull(),
  },
  (t) => [index("report_search_grams").using("gin", t.grams)],
);

export const support = pgTable(
  "support",
  {
    reportId: uuid("report_id").notNull(),
    personId: uuid("person_id").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.personId] }),
    index("support_person").on(t.personId),
  ],
);

export const comment = pgTable(
  "comment",
  {
    id: uuid("id").primaryKey(),
    reportId: uuid("report_id").notNull(),
    authorId: uuid("author_id"),
    officeCode: text("office_code"),
    body: text("body").notNull(),
    lang: text("lang").notNull(),
    visibility: text("visibility").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [index("comment_report").on(t.reportId, t.createdAt)],
);
