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

/**
 * Writes the entry, its reactions and the notice to the page caches in one statement, inside the
 * caller's transaction: the notice leaves with the commit, or not at all.
 * @returns the entry's id
 */
export async function record(ctx: Context, entry: Entry): Promise<string> {
  const id = newId();
  const notices = [
    entry.touches.length
      ? sql`pg_notify(${PAGE_CHANGED}, ${JSON.stringify(entry.touches)})`
      : sql`null`,
    entry.reactions.length ? sql`pg_notify(${REACTION_READY}, '')` : sql`null`,
  ];
  await rows(
    ctx.db,
    sql`with entry as (
      insert into journal (id, at, actor_kind, actor_id, name, subject_kind, subject_id, is_public, data)
      values (${id}, ${ctx.now.toISOString()}, ${ctx.actor.kind}, ${personId(ctx.actor)}, ${entry.name},
        ${entry.subject.kind}, ${entry.subject.id}, ${entry.isPublic}, ${JSON.stringify(entry.data)})
    ), queued as (
      insert into reaction (entry_id, name, run_at)
      select ${id}::uuid, name, ${ctx.now.toISOString()}::timestamptz
      from jsonb_array_elements_text(${JSON.stringify(entry.reactions)}::jsonb) as name
    )
    select ${sql.join(notices, sql`, `)}`,
  );
  return id;
}
