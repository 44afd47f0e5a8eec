import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "../columns.ts";

/** Someone who took part. Contact data lives in `person_email` and can be erased alone. */
export const person = pgTable("person", {
  id: uuid("id").primaryKey(),
  displayName: text("display_name").notNull(),
  locale: text("locale").notNull(),
  /** Raised by "sign out everywhere": older sessions are nobody. */
  sessionVersion: integer("session_version").notNull().default(1),
  demo: boolean("demo").notNull().default(false),
  createdAt: moment("created_at").notNull(),
  deletedAt: moment("deleted_at"),
});

export const personEmail = pgTable("person_email", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => person.id),
  /** Lower case, trimmed. */
  address: text("address").notNull().unique(),
  verifiedAt: moment("verified_at").notNull(),
});

/** A six-digit code sent by mail; only its keyed hash is kept. */
export const signInCode = pgTable(
  "sign_in_code",
  {
    id: uuid("id").primaryKey(),
    address: text("address").notNull(),
    codeHash: text("code_hash").notNull(),
    triesLeft: integer("tries_left").notNull(),
    /** The report that this code confirms, if it was sent for one. */
    reportId: uuid("report_id"),
    locale: text("locale").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    index("sign_in_code_expires").on(t.expiresAt),
    index("sign_in_code_report").on(t.reportId),
  ],
);

export type LocalisedText = Record<string, string>;

export const organisation = pgTable("organisation", {
  id: uuid("id").primaryKey(),
  slug: text("slug").notNull().unique(),
  name: jsonb("name").$type<LocalisedText>().notNull(),
  kind: text("kind").notNull(),
  about: text("about").notNull().default(""),
  demo: boolean("demo").notNull().default(false),
  createdAt: moment("created_at").notNull(),
});

export const membership = pgTable(
  "membership",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisation.id),
    role: text("role").notNull(),
    since: moment("since").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.organisationId] })],
);

/** A municipal office: a ward section or one that covers several wards. */
export const office = pgTable("office", {
  code: text("code").primaryKey(),
  kind: text("kind").notNull(),
  name: jsonb("name").$type<LocalisedText>().notNull(),
  /** Groups of categories it looks after. */
  groups: jsonb("groups").$type<string[]>().notNull(),
  address: text("address"),
  phone: text("phone"),
  hours: jsonb("hours").$type<LocalisedText>(),
  active: boolean("active").notNull().default(true),
});

export const officeWard = pgTable(
  "office_ward",
  {
    officeCode: text("office_code")
      .notNull()
      .references(() => office.code),
    wardCode: text("ward_code").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeCode, t.wardCode] }),
    index("office_ward_ward").on(t.wardCode),
  ],
);

/** Permission × ward × office; null means every ward or every office. */
export const permissionGrant = pgTable(
  "permission_grant",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    permission: text("permission").notNull(),
    wardCode: text("ward_code"),
    officeCode: text("office_code"),
    grantedAt: moment("granted_at").notNull(),
  },
  (t) => [index("permission_grant_person").on(t.personId)],
);

/** Wants to hear of changes of a report, ward, category or area. */
export const follow = pgTable(
  "follow",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    subjectKind: text("subject_kind").notNull(),
    subjectKey: text("subject_key").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.subjectKind, t.subjectKey] }),
    index("follow_subject").on(t.subjectKind, t.subjectKey),
  ],
);

/** Counters of the limits per person and per address; not journaled. */
export const limitCounter = pgTable(
  "limit_counter",
  {
    key: text("key").primaryKey(),
    points: integer("points").notNull(),
    resetsAt: moment("resets_at").notNull(),
  },
  (t) => [index("limit_counter_resets").on(t.resetsAt)],
);
