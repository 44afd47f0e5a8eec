import { sql } from "drizzle-orm";
import { openEmbedded } from "@/db/client.ts";
import { embeddedTemplate } from "@/db/template.ts";
import { seedDemo } from "@/server/cli/seed/demo.ts";
import { createContext } from "@/server/core/context.ts";
import { loadCityPack } from "@/server/places/commands.ts";
import { openStorage } from "@/server/platform/storage.ts";

const open = await openEmbedded("memory://x", await embeddedTemplate(".cache"));
const ctx = await createContext({
  db: open.db,
  actor: { kind: "system" },
  locale: "ja",
  addressKey: null,
});
await loadCityPack(ctx, "x");
const t = Date.now();
console.log(
  await seedDemo(open, openStorage({}, "/tmp/seedwork/data"), ctx.now, (s) => {
    if (Math.random() < 0.05) console.log(s.toFixed(2), Date.now() - t);
  }),
  Date.now() - t,
);
const q = async (s: string) =>
  console.log(
    s,
    JSON.stringify(((await open.db.execute(sql.raw(s))) as unknown as { rows: unknown[] }).rows),
  );
for (const name of [
  "person",
  "organisation",
  "membership",
  "permission_grant",
  "report",
  "report_search",
  "photo",
  "support",
  "follow",
  "comment",
  "journal",
  "map_cell",
])
  await q(`select count(*)::int as ${name} from ${name}`);
await q("select visibility, count(*)::int from report group by 1");
await q("select status, count(*)::int from report group by 1 order by 2 desc");
await q("select lang, count(*)::int from report group by 1");
await q("select ward_code, count(*)::int n from report group by 1 order by 2 desc");
await q("select category_code, count(*)::int n from report group by 1 order by 2 desc");
await q(
  "select count(*) filter (where answered_at::date > answer_due_on)::int late, count(*) filter (where answered_at is not null)::int answered from report",
);
await q("select max(created_at), min(created_at) from report");
await q("select count(*)::int from (select storage_key from photo group by 1) x");
const some = (
  (await open.db.execute(
    sql.raw(
      "select r.number, r.title, r.body, r.town_name, r.ward_code, r.status, r.created_at::text as at, r.answer_due_on::text as due, (select json_agg(json_build_array(to_char(j.at,'MM-DD HH24:MI'), j.name, j.data->>'move', j.data->>'sentence') order by j.at) from journal j where j.subject_id=r.id and j.name like 'report%') as story, (select json_agg(json_build_array(to_char(c.created_at,'MM-DD'), p.display_name, c.office_code, c.body) order by c.created_at) from comment c left join person p on p.id=c.author_id where c.report_id=r.id) as comments, support_count from report r order by created_at desc limit 400",
    ),
  )) as unknown as { rows: unknown[] }
).rows;
await import("node:fs").then((fs) =>
  fs.writeFileSync("/tmp/seedwork/demo.json", JSON.stringify(some, null, 1)),
);
await open.close();
