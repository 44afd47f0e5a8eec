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

/** One clean picture. Private until a report claims it; the key is random and its only address. */
export const photo = pgTable(
  "photo",
  {
    id: uuid("id").primaryKey(),
    storageKey: text("storage_key").notNull(),
    reportId: uuid("report_id"),
    /** Keyed hash of the draft cookie of whoever sent it, until claimed. */
    draftHash: text("draft_hash"),
    /** The form it was sent with: two tabs of one visitor do not mix their photos. */
    formId: uuid("form_id"),
    position: integer("position").notNull().default(0),
    alt: text("alt").notNull().default(""),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    colour: text("colour").notNull(),
    /** Names of the sizes that exist; until the worker made them the master stands in. */
    sizes: jsonb("sizes").$type<string[]>().notNull().default([]),
    /** False while a publication rule keeps it back for a look. */
    shown: boolean("shown").notNull().default(false),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    index("photo_report").on(t.reportId, t.position),
    index("photo_key").on(t.storageKey),
    index("photo_draft").on(t.draftHash),
  ],
);

/** What was typed in a form that could not be taken yet. Belongs to the holder of the draft cookie. */
export const draft = pgTable(
  "draft",
  {
    tokenHash: text("token_hash").notNull(),
    formId: uuid("form_id").notNull(),
    fields: jsonb("fields").$type<Record<string, string[]>>().notNull(),
    problems: jsonb("problems").$type<{ field: string; key: string }[]>().notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tokenHash, t.formId] }), index("draft_updated").on(t.updatedAt)],
);
