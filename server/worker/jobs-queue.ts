import PgBoss from "pg-boss";
import type { OpenDatabase } from "@/db/client.ts";
import { createContext } from "@/server/core/context.ts";
import { log } from "@/server/platform/log.ts";
import { CITY_ZONE } from "@/server/reports/rules/days.ts";
import { schedule } from "./schedule.ts";

const QUEUE = "scheduled";

/** pg-boss speaks to either database through one function. */
function executeSql(open: OpenDatabase) {
  const { raw } = open;
  return async (text: string, values?: unknown[]) => {
    if ("pool" in raw) return raw.pool.query(text, values);
    if (values?.length) {
      const result = await raw.pglite.query(text, values);
      return { rows: result.rows, rowCount: result.affectedRows ?? 0 };
    }
    const results = await raw.pglite.exec(text);
    return {
      rows: results.flatMap((one) => one.rows),
      rowCount: results.at(-1)?.affectedRows ?? 0,
    };
  };
}

async function run(open: OpenDatabase, name: string): Promise<void> {
  const job = schedule[name];
  if (!job) return;
  const ctx = await createContext({
    db: open.db,
    actor: { kind: "system" },
    locale: "ja",
    addressKey: null,
  });
  await job.run(ctx);
  log.info("job ran", { job: name });
}

const SCHEDULE_LOCK = 7_302_013;

/** Nodes that start together make the queues one after the other: at once they lock each other out. */
async function oneNodeAtATime(open: OpenDatabase, work: () => Promise<void>): Promise<void> {
  if (!("pool" in open.raw)) return work();
  const client = await open.raw.pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [SCHEDULE_LOCK]);
    await work();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [SCHEDULE_LOCK]).catch(() => {});
    client.release();
  }
}

/** Starts the scheduled work; any number of workers may, one of them runs each job. */
export async function startSchedule(open: OpenDatabase): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    db: { executeSql: executeSql(open) as PgBoss.Db["executeSql"] },
    maintenanceIntervalSeconds: 10,
    expireInSeconds: 60,
  });
  boss.on("error", (error) => log.warn("schedule", {}, error));
  await oneNodeAtATime(open, async () => {
    await boss.start();
    for (const [name, { cron }] of Object.entries(schedule)) {
      await boss.createQueue(`${QUEUE}-${name}`);
      await boss.schedule(`${QUEUE}-${name}`, cron, {}, { tz: CITY_ZONE });
      await boss.work(`${QUEUE}-${name}`, { pollingIntervalSeconds: 30 }, () => run(open, name));
    }
  });
  return () => boss.stop({ graceful: true, timeout: 5_000 });
}
