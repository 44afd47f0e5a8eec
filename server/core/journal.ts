import { sql } from "drizzle-orm";
import { rows } from "@/db/client.ts";
import { personId } from "./actor.ts";
import type { Context } from "./context.ts";
import { newId } from "./ids.ts";

/** A change that happened, in the past tense. Features declare theirs in `journal.ts`. */
export type Entry = {
  name: string;
  subject: { kind: string; id: string };
  isPublic: boolean;
  /** Ids, codes and the public sentence only. */
  data: Record<string, unknown>;
  /** What is to be done about it, by name; each is a handler in some feature's `reactions.ts`. */
  reactions: readonly string[];
  /** Page-cache tags that this change makes stale, on every node. */
  touches: readonly string[];
};

export const PAGE_CHANGED = "page_changed";
export const REACTION_READY = "reaction_ready";

/** Tells the page caches of all nodes, with the commit, that what these tags name is made anew. */
export async function noticePages(ctx: Context, tags: readonly string[]): Promise<void> {
  await rows(ctx.db, sql`select pg_notify(${PAGE_CHANGED}, ${JSON.stringify(tags)})`);
}

const KEY = Symbol.for("machikado.changes");
type Holder = { [KEY]?: number };

/**
 * How many changes of pages this process has recorded, whether they were committed or not. One
 * count for all bundles of the process.
 */
export const pageChanges = (): number => (globalThis as Holder)[KEY] ?? 0;

/**
 * Writes entries, their reactions and the notice to the page caches in one statement, inside the
 * caller's transaction: the notice leaves with the commit, or not at all.
 * @returns the entries' ids
 */
export async function record(ctx: Context, ...entries: Entry[]): Promise<string[]> {
  const written = entries.map(({ subject, touches: _, ...entry }) => ({
    ...entry,
    id: newId(),
    subject_kind: subject.kind,
    subject_id: subject.id,
  }));
  const touches = [...new Set(entries.flatMap((entry) => entry.touches))];
  const notices = [
    touches.length ? sql`pg_notify(${PAGE_CHANGED}, ${JSON.stringify(touches)})` : sql`null`,
    entries.some(({ reactions }) => reactions.length)
      ? sql`pg_notify(${REACTION_READY}, '')`
      : sql`null`,
  ];
  if (touches.length) (globalThis as Holder)[KEY] = pageChanges() + 1;
  const at = sql`${ctx.now.toISOString()}::timestamptz`;
  await rows(
    ctx.db,
    sql`with written as (
      select * from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as e(id uuid, name text,
        subject_kind text, subject_id uuid, "isPublic" boolean, data jsonb, reactions jsonb)
    ), entry as (
      insert into journal (id, at, actor_kind, actor_id, name, subject_kind, subject_id, is_public, data)
      select id, ${at}, ${ctx.actor.kind}::text, ${personId(ctx.actor)}::uuid, name, subject_kind, subject_id,
        "isPublic", data from written
    ), queued as (
      insert into reaction (entry_id, name, run_at)
      select id, one.name, ${at} from written, jsonb_array_elements_text(reactions) as one(name)
    )
    select ${sql.join(notices, sql`, `)}`,
  );
  return written.map(({ id }) => id);
}
