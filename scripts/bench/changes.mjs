import { ask } from "./bare.mjs";
import { withDatabase } from "./databases.mjs";
import { latency } from "./numbers.mjs";
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

async function change(nodes, turn, report, showing, cookie) {
  const begun = performance.now();
  const { status, headers } = await post(
    nodes[turn % nodes.length],
    "/api/reports/show",
    { id: report.id, number: report.number, showing, locale: "ja" },
    cookie,
  );
  const milliseconds = performance.now() - begun;
  const isDone = status === 303 && !String(headers.location).includes("problem=");
  if (!isDone) throw new Error(`“${showing}” was refused: ${status} ${headers.location}`);
  // The very next thing that happens: both nodes at once.
  return { milliseconds, seen: await Promise.all(nodes.map((node) => look(node, report))) };
}

/** Takes one report down and puts it back, 50 times, and reads both nodes after each answer. */
async function takeTurns(nodes, report, rounds) {
  const cookie = await signIn(nodes[0]);
  const before = await Promise.all(nodes.map((node) => look(node, report)));
  if (!before.every(({ page }) => page)) throw new Error(`${report.number} cannot be read`);
  const isOnFront = before.every(({ front }) => front);
  const times = [];
  let reads = 0;
  let stale = 0;
  for (let turn = 0; turn < rounds; turn++) {
    for (const showing of ["hidden", "with-photos"]) {
      const { milliseconds, seen } = await change(nodes, turn, report, showing, cookie);
      times.push(milliseconds);
      const isShown = showing !== "hidden";
      const shown = seen.flatMap(({ page, front }) => (isOnFront ? [page, front] : [page]));
      reads += shown.length;
      stale += shown.filter((one) => one !== isShown).length;
      // Kept again, so that the next change has something to drop.
      await Promise.all(nodes.map((node) => look(node, report)));
    }
  }
  return { changes: rounds * 2, reads, stale, isOnFront, ...latency(times) };
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
