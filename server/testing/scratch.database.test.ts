import { sql } from "drizzle-orm";
import { test } from "vitest";
import { testDb } from "./people.ts";
import { makeReport } from "./reports.ts";
test.each(["same", "spread"])("%s", async (how) => {
  const db = await testDb();
  const { id } = await makeReport({ categoryCode: "info-board" });
  const place = how === "same" ? "place" : "('SRID=4326;POINT(' || (135.4 + (i % 100) * 0.001) || ' ' || (34.6 + (i / 100) * 0.001) || ')')::geometry";
  const c = (p: string) => sql.raw(`kind, category_code, ward_code, town_name, ${p}, title, body, lang, answers, status, state_group, visibility, publication_rule, photos_in_open_data, unnamed, consent_version, created_at, updated_at`);
  await db.transaction(async (tx) => {
    let t = performance.now();
    await tx.execute(sql`insert into report (id, number, ${c("place")}) select gen_random_uuid(), 'T' || lpad(i::text, 9, '0'), ${c(place)} from report, generate_series(1, 2000) i where id = ${id}`);
    console.log(how, "report", performance.now() - t); t = performance.now();
    await tx.execute(sql`insert into report_search (report_id, grams, folded) select r.id, s.grams, s.folded from report r, report_search s where s.report_id = ${id} and r.number like 'T%' and r.category_code = 'info-board'`);
    console.log(how, "search", performance.now() - t);
    throw new Error("x");
  }).catch(() => {});
});
