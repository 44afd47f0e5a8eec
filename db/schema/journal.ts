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

/**
 * The append-only record of every change: audit trail, public timeline and outbox in one.
 * `data` holds ids, codes and the public sentence, never a name, address, body or file name.
 */
export const journal = pgTable(
  "journal",
  {
    id: uuid("id").primaryKey(),
    at: moment("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    name: text("name").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    isPublic: boolean("is_public").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index("journal_subject").on(t.subjectId, t.at)],
);

/** What is still to be done about an entry; gone when done. */
export const reaction = pgTable(
  "reaction",
  {
    entryId: uuid("entry_id").notNull(),
    name: text("name").notNull(),
    runAt: moment("run_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    deadAt: moment("dead_at"),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.name] }), index("reaction_run").on(t.runAt)],
);
