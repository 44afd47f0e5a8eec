import { ask, startBare } from "./bench/bare.mjs";
import { measureChanges } from "./bench/changes.mjs";
import { databaseOf, openDatabaseServer } from "./bench/databases.mjs";
import { writeDocument } from "./bench/document.mjs";
import { measureScripts } from "./bench/first-scripts.mjs";
import { reportForms } from "./bench/forms.mjs";
import { measureLighthouse } from "./bench/lighthouse.mjs";
import { refusals } from "./bench/load.mjs";
import { startMailSink } from "./bench/mail-sink.mjs";
import { measureHttp } from "./bench/measure-http.mjs";
import { residentBytes } from "./bench/memory.mjs";
import { figure, megabytes } from "./bench/numbers.mjs";
import { benchOptions } from "./bench/options.mjs";
import { measurePhotos } from "./bench/photos.mjs";
import { READ_CASES } from "./bench/read-cases.mjs";
import { openResults } from "./bench/results.mjs";
import { samplesOf } from "./bench/samples.mjs";
import { measureStarts } from "./bench/second-start.mjs";
import { judged } from "./bench/targets.mjs";
import { reactionsDone, removeTraces } from "./bench/traces.mjs";
import { startServer } from "./bench/web-server.mjs";
import { endTogether, run } from "./children.mjs";
import { BUILD_STAMP, buildStamp, isStamped, PROJECT } from "./stamps.mjs";
import { checkNode } from "./start-checks.mjs";

/** `npm run bench`: the production server on PostgreSQL, measured. See docs/benchmarks.md. */
checkNode();
process.chdir(PROJECT);
endTogether();

const options = benchOptions(
  process.argv.slice(2),
  READ_CASES.map(({ name }) => name),
);
const timing = { seconds: options.seconds, warmUp: options.warmUp };
/** So many reports that a case of writing does not run out of forms that were made before it. */
const FORMS_A_SECOND = 1_500;
let failures = 0;

/** One case that fails is told and leaves the others alone. */
async function attempt(name, work) {
  try {
    await work();
  } catch (cause) {
    failures += 1;
    console.error(`  ${name}: FAILED: ${cause.message}`);
  }
}

function tell(name, found) {
  const refused = refusals(found);
  console.log(
    `  ${name.padEnd(14)} ${figure(found.rate).padStart(8)} req/s  p50 ${figure(found.p50).padStart(5)} ms  p99 ${figure(found.p99).padStart(5)} ms  ${figure(found.rate / found.bare.rate).padStart(5)} of bare node (${figure(found.bare.rate)})${refused ? `  REFUSED ${refused}` : ""}`,
  );
}

async function ensureBuild() {
  if (isStamped(BUILD_STAMP, buildStamp(), "dist/serve.mjs", ".next/BUILD_ID")) return;
  console.log("building");
  const { code, output } = await run(process.execPath, ["scripts/build.mjs"]);
  if (code !== 0) throw new Error(`the build failed\n${output.slice(-4_000)}`);
}

async function readAll({ server, bare, samples, size, put }) {
  const wanted = READ_CASES.filter(({ name }) => options.wants(name));
  for (const { name, requests, isOnce, primed } of wanted) {
    await attempt(name, async () => {
      const work = { requests: requests(samples), isOnce, primed, timing };
      const found = await measureHttp(server, bare, work);
      put(name, size, found);
      tell(name, found);
    });
  }
  if (wanted.length < READ_CASES.length) return;
  const bytes = residentBytes(server.pid);
  put("memory", size, { bytes });
  console.log(`  web process after reading: ${figure(megabytes(bytes))} MB`);
}

async function writeAll({ server, bare, samples, database, size, put }) {
  if (options.wants("post"))
    await attempt("post", async () => {
      const next = reportForms(samples);
      const amount = Math.ceil((timing.seconds + timing.warmUp) * FORMS_A_SECOND);
      const requests = Array.from({ length: amount }, next);
      const found = await measureHttp(server, bare, { requests, isOnce: true, timing });
      const worker = await reactionsDone(database.url);
      put("post", size, { ...found, worker });
      tell("post", found);
      console.log(`  the worker was done ${figure(worker.seconds)} s later (${worker.left} left)`);
    });
  if (options.wants("photos"))
    await attempt("photos", async () => {
      const work = { samples, databaseUrl: database.url, timing };
      const found = await measurePhotos(server, bare, work);
      put("photos", size, found);
      console.log(
        `  photos: one sender p50 ${figure(found.one.p50)} ms; 8 senders ${figure(found.many.rate)}/s, sharp alone ${figure(found.aloneMany.rate)}/s; front page p99 ${figure(found.front.p99)} ms; web ${figure(megabytes(found.webPeak))} MB, images ${figure(megabytes(found.imagePeak))} MB`,
      );
    });
  if (options.wants("post") || options.wants("photos")) await removeTraces(database.url);
}

/** A report whose photo is there: its page is what most readers see. */
async function typicalReport(server, { reports }) {
  for (const { number, photo } of reports.filter((one) => one.photo).slice(0, 20)) {
    const { status } = await ask(server.url, { path: `/api/media/${photo}/960` });
    if (status === 200) return number;
  }
  console.warn("  no seeded photo can be read: the report page is measured without one");
  return reports[0].number;
}

async function pagesOnce({ server, samples, database, put }) {
  const number = await typicalReport(server, samples);
  if (options.wants("scripts"))
    await attempt("scripts", async () => {
      put("scripts", null, await measureScripts(server.url, number));
    });
  if (options.wants("lighthouse"))
    await attempt("lighthouse", async () => {
      const pages = { "front page": "/", "report page": `/reports/${number}`, form: "/report" };
      const found = await measureLighthouse(server.url, pages, database.dataDir);
      put("lighthouse", null, found);
    });
}

async function measureSize(databases, size, isLast, { put }, bare, mail) {
  console.log(`\n${size.toLocaleString("en-US")} reports`);
  const database = await databaseOf(databases.url, size);
  const samples = await samplesOf(database.url);
  const start = { databaseUrl: database.url, dataDir: database.dataDir, mail: mail.url };
  const server = await startServer(start);
  const work = { server, bare, samples, database, size, put };
  try {
    await readAll(work);
    if (isLast && (options.wants("scripts") || options.wants("lighthouse"))) await pagesOnce(work);
    await writeAll(work);
  } finally {
    await server.stop();
  }
  if (options.wants("changes"))
    await attempt("changes", async () => {
      const found = await measureChanges({ database, timing });
      put("changes", size, found);
      console.log(
        `  changes: ${found.stale} stale of ${found.reads} reads (${found.staleAfterHiding} after hiding, ${found.staleOnWriter} on the writing node, right after ${figure(found.latestMs)} ms at the latest)`,
      );
    });
  return database;
}

function summary(results) {
  const rows = judged(results);
  console.log("");
  for (const { what, target, seen, reached } of rows.filter((one) => one.reached !== null))
    console.log(`${reached ? "reached    " : "NOT REACHED"}  ${what}: ${seen} (${target})`);
  const missing = rows.filter((one) => one.reached === null).length;
  if (missing > 0) console.log(`${missing} figures were not measured`);
}

await ensureBuild();
const databases = await openDatabaseServer();
const store = openResults(databases.settings, options.seconds);
const bare = await startBare();
const mail = await startMailSink();
let smallest = null;
for (const size of options.sizes) {
  const isLast = size === options.sizes.at(-1);
  const database = await measureSize(databases, size, isLast, store, bare, mail);
  smallest ??= database;
}
if (options.wants("starts"))
  await attempt("starts", async () => store.put("starts", null, await measureStarts(smallest)));
await Promise.all([bare.stop(), mail.stop()]);
await databases.stop();
summary(store.results);
writeDocument(options.out, store.results);
console.log(`\n${options.out} is written.`);
process.exit(failures > 0 ? 1 : 0);
