import { withDatabase } from "./databases.mjs";
import { MAIL_DOMAIN } from "./forms.mjs";
import { pause } from "./numbers.mjs";

const LONGEST_MS = 120_000;

/** Waits until the worker has done what the last case gave it. @returns seconds, and what is left */
export async function reactionsDone(url) {
  const begun = performance.now();
  return withDatabase(url, async (client) => {
    for (;;) {
      const { rows } = await client.query(
        "select count(*)::int as n from reaction where dead_at is null",
      );
      const took = performance.now() - begun;
      if (rows[0].n === 0 || took > LONGEST_MS) return { seconds: took / 1_000, left: rows[0].n };
      await pause(200);
    }
  });
}

const OURS = `select report_id from report_contact where address like '%@${MAIL_DOMAIN}'`;

/** In this order; each leaves alone what was seeded. */
const DELETIONS = [
  `create temp table bench_report as ${OURS}`,
  "delete from reaction where entry_id in (select id from journal where subject_id in (select report_id from bench_report))",
  `delete from reaction where entry_id in (select j.id from journal j
    join sign_in_code c on c.id = j.subject_id where c.address like '%@${MAIL_DOMAIN}')`,
  `delete from journal where subject_id in (select id from sign_in_code where address like '%@${MAIL_DOMAIN}')`,
  `delete from journal where subject_id in (select id from photo where report_id in (select report_id from bench_report))`,
  "delete from journal where subject_id in (select report_id from bench_report)",
  "delete from photo where report_id in (select report_id from bench_report)",
  `delete from sign_in_code where address like '%@${MAIL_DOMAIN}'`,
  "delete from report where id in (select report_id from bench_report)",
  "delete from limit_counter",
  "vacuum (analyze) report",
];

/** Takes out the reports that a case sent, so that the next run meets the same city. */
export async function removeTraces(url) {
  await withDatabase(url, async (client) => {
    for (const sql of DELETIONS) {
      await client
        .query(sql)
        .catch((cause) => console.warn(`  not cleaned up: ${sql.slice(0, 60)}…: ${cause.message}`));
    }
  });
}
