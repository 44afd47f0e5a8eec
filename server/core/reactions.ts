import { sql } from "drizzle-orm";
import { type Database, rows } from "@/db/client.ts";
import { log } from "@/server/platform/log.ts";
import { type Context, createContext } from "./context.ts";

/** An entry as a reaction reads it. */
export type RecordedEntry = {
  id: string;
  name: string;
  at: Date;
  subjectId: string;
  data: Record<string, unknown>;
};

/** Does one thing about one entry. It may run twice: it has to come out the same. */
export type Reaction = (ctx: Context, entry: RecordedEntry) => Promise<void>;
export type Reactions = Readonly<Record<string, Reaction>>;

const BATCH = 50;
const LEASE_SECONDS = 60;
/** For so long after the claim nobody else can have the task; the rest of the lease is for its work. */
const SURE_MS = 10_000;
/** Half a day of tries: a mail server may be away for hours. */
export const MAX_ATTEMPTS = 24;

/** Seconds to wait before try number `attempts` + 1: 10 s, 40 s, 90 s … at most an hour. */
export const backOffSeconds = (attempts: number) => Math.min(3_600, 10 * attempts ** 2);

type Claimed = {
  entry_id: string;
  reaction: string;
  attempts: number;
  name: string;
  at: string;
  subject_id: string;
  data: Record<string, unknown>;
  claimed_at: number;
};

/** Claims due reactions by moving their time on: whoever dies keeps them for a lease only. */
const claim = (db: Database) =>
  rows<Claimed>(
    db,
    sql`with due as (
        select entry_id, name from reaction
        where run_at <= clock_timestamp() and dead_at is null
        order by run_at limit ${BATCH} for update skip locked
      ), claimed as (
        update reaction r set run_at = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}),
          attempts = r.attempts + 1
        from due where r.entry_id = due.entry_id and r.name = due.name
        returning r.entry_id, r.name as reaction, r.attempts
      )
      select c.entry_id, c.reaction, c.attempts, j.name, j.at::text as at, j.subject_id, j.data,
        (extract(epoch from clock_timestamp()) * 1000)::float8 as claimed_at
      from claimed c join journal j on j.id = c.entry_id order by j.at`,
  );

/** The row as this worker claimed it: one that another claimed since has more attempts. */
const claimedRow = (task: Claimed) =>
  sql`entry_id = ${task.entry_id} and name = ${task.reaction} and attempts = ${task.attempts}`;

/**
 * Begins the lease anew when the task's turn comes late. @returns false when another worker has it
 */
async function keepLease(db: Database, task: Claimed, waitedMs: number): Promise<boolean> {
  if (waitedMs < SURE_MS) return true;
  const mine = await rows(
    db,
    sql`update reaction set run_at = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      where ${claimedRow(task)} returning 1`,
  );
  return mine.length > 0;
}

async function fail(db: Database, task: Claimed, cause: unknown): Promise<void> {
  const error = cause instanceof Error ? cause.name : "unknown";
  log.error("reaction failed", { reaction: task.reaction, entry: task.entry_id }, cause);
  const dead = task.attempts >= MAX_ATTEMPTS;
  await db.execute(
    sql`update reaction set error = ${error},
      run_at = clock_timestamp() + make_interval(secs => ${backOffSeconds(task.attempts)}),
      dead_at = ${dead ? sql`clock_timestamp()` : sql`null`}
      where ${claimedRow(task)}`,
  );
}

type Turn = { task: Claimed; waitedMs: number };

async function react(db: Database, { task, waitedMs }: Turn, reactions: Reactions): Promise<void> {
  const reaction = reactions[task.reaction];
  if (!reaction) throw new Error(`no reaction named ${task.reaction}`);
  const ctx = await createContext({
    db,
    actor: { kind: "system" },
    locale: "ja",
    addressKey: null,
    // The database's clock, read with the claim.
    now: new Date(Math.floor(task.claimed_at + waitedMs)),
  });
  const { entry_id: id, name, subject_id: subjectId, data } = task;
  await reaction(ctx, { id, name, at: new Date(task.at), subjectId, data });
  await db.execute(sql`delete from reaction where ${claimedRow(task)}`);
}

/** A task that never came to its end, not even to an error, took its workers with it. */
async function attempt(db: Database, turn: Turn, reactions: Reactions): Promise<void> {
  if (turn.task.attempts > MAX_ATTEMPTS) throw new Error("never came to an end");
  await react(db, turn, reactions);
}

/** Runs what is due, a batch at a time, until nothing is. @returns how many ran */
export async function runReactions(db: Database, reactions: Reactions): Promise<number> {
  let ran = 0;
  for (;;) {
    const tasks = await claim(db);
    const claimed = performance.now();
    for (const task of tasks) {
      const waitedMs = performance.now() - claimed;
      if (!(await keepLease(db, task, waitedMs))) continue;
      await attempt(db, { task, waitedMs }, reactions).catch((cause) => fail(db, task, cause));
      ran += 1;
    }
    if (tasks.length < BATCH) return ran;
  }
}
