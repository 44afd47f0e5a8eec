import { ask } from "./bare.mjs";
import { withDatabase } from "./databases.mjs";
import { latency, pause } from "./numbers.mjs";
import { BROWSER, startServer } from "./web-server.mjs";

const ROUNDS = 50;
const ADMINISTRATOR = "00000000-0000-7000-8000-000000000005";

/** The demo administrator, in a database that was seeded without demo people. */
const PEOPLE = [
  `insert into person (id, display_name, locale, demo, created_at)
    values ('${ADMINISTRATOR}', 'bench', 'ja', true, now()) on conflict do nothing`,
  `insert into permission_grant (id, person_id, permission, granted_at)
    select gen_random_uuid(), '${ADMINISTRATOR}', permission, now()
    from unnest(array['report.publish', 'report.read-private']) as permission
    where not exists (select 1 from permission_grant g
      where g.person_id = '${ADMINISTRATOR}' and g.permission = permission)`,
];

/** The newest public report: the front page shows it too. */
const NEWEST = `select id, number, title from report where visibility = 'public'
  order by created_at desc, id desc limit 1`;

const FORM = {
  ...BROWSER,
  "content-type": "application/x-www-form-urlencoded",
  "sec-fetch-site": "same-origin",
};

const post = (node, path, fields, cookie = "") =>
  ask(node.url, {
    method: "POST",
    path,
    headers: { ...FORM, ...(cookie ? { cookie } : {}) },
    body: new URLSearchParams(fields).toString(),
  });

async function signIn(node) {
  const { status, headers } = await post(node, "/api/auth/demo", { role: "administrator" });
  const cookie = (headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).join("; ");
  if (!cookie.includes("session-token"))
    throw new Error(`the demo administrator could not sign in (${status}, ${headers.location})`);
  return cookie;
}

const read = (node, path) => ask(node.url, { path, headers: { accept: "text/html" } });

/** What a node shows to a reader who is not signed in. */
async function look(node, report) {
  const [page, front] = await Promise.all([
    read(node, `/reports/${report.number}`),
    read(node, "/"),
  ]);
  return {
    page: page.status === 200 && page.body.includes(report.title),
    front: front.body.includes(report.number),
  };
}

/** Reads until the node shows what holds now. @returns milliseconds, at most ten seconds */
async function untilRight(node, report, isShown, isOnFront) {
  const begun = performance.now();
  for (;;) {
    const { page, front } = await look(node, report);
    const late = performance.now() - begun;
    if ((page === isShown && (!isOnFront || front === isShown)) || late > 10_000) return late;
    await pause(5);
  }
}

/** Changes the report on one node and reads both at once, as the very next thing that happens. */
async function change(nodes, turn, report, showing, cookie) {
  const begun = performance.now();
  const writer = nodes[turn % nodes.length];
  const { status, headers } = await post(
    writer,
    "/api/reports/show",
    { id: report.id, number: report.number, showing, locale: "ja" },
    cookie,
  );
  const milliseconds = performance.now() - begun;
  const isDone = status === 303 && !String(headers.location).includes("problem=");
  if (!isDone) throw new Error(`“${showing}” was refused: ${status} ${headers.location}`);
  const seen = await Promise.all(
    nodes.map(async (node) => ({ node, isWriter: node === writer, ...(await look(node, report)) })),
  );
  return { milliseconds, seen };
}

/** Counts what the reads after one change showed; what was stale is read again until it is not. */
async function judge(counts, { seen }, report, { isShown, isOnFront }) {
  for (const { node, isWriter, page, front } of seen) {
    const shown = isOnFront ? [page, front] : [page];
    const stale = shown.filter((one) => one !== isShown).length;
    counts.reads += shown.length;
    counts.stale += stale;
    if (isWriter) counts.staleOnWriter += stale;
    if (!isShown) counts.staleAfterHiding += stale;
    if (stale === 0) continue;
    counts.latestMs = Math.max(counts.latestMs, await untilRight(node, report, isShown, isOnFront));
  }
}

/** Takes one report down and puts it back, 50 times, and reads both nodes after each answer. */
async function takeTurns(nodes, report, rounds) {
  const cookie = await signIn(nodes[0]);
  const before = await Promise.all(nodes.map((node) => look(node, report)));
  if (!before.every(({ page }) => page)) throw new Error(`${report.number} cannot be read`);
  const isOnFront = before.every(({ front }) => front);
  const times = [];
  const counts = { reads: 0, stale: 0, staleOnWriter: 0, staleAfterHiding: 0, latestMs: 0 };
  for (let turn = 0; turn < rounds; turn++) {
    for (const showing of ["hidden", "with-photos"]) {
      const changed = await change(nodes, turn, report, showing, cookie);
      times.push(changed.milliseconds);
      await judge(counts, changed, report, { isShown: showing !== "hidden", isOnFront });
      // Kept again, so that the next change has something to drop.
      await Promise.all(nodes.map((node) => look(node, report)));
    }
  }
  return { changes: rounds * 2, ...counts, isOnFront, ...latency(times) };
}

/**
 * Two nodes on one database: how many of the reads right after an acknowledged change still show
 * what was before.
 */
export async function measureChanges({ database, timing }) {
  const report = await withDatabase(database.url, async (client) => {
    for (const sql of PEOPLE) await client.query(sql);
    const { rows } = await client.query(NEWEST);
    return rows[0];
  });
  const options = { databaseUrl: database.url, dataDir: database.dataDir, demo: true };
  const nodes = [];
  try {
    nodes.push(await startServer(options));
    nodes.push(await startServer(options));
    return await takeTurns(nodes, report, timing.seconds >= 5 ? ROUNDS : 5);
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
  }
}
