import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { READING_CLIENT, refusals } from "./load.mjs";
import { figure, megabytes } from "./numbers.mjs";
import { READ_CASES } from "./read-cases.mjs";
import { figureOf, sizesOf } from "./results.mjs";
import { judged } from "./targets.mjs";

const BEGIN = "<!-- bench:begin (written by npm run bench; notes go outside these two lines) -->";
const END = "<!-- bench:end -->";

const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const named = (size) => Number(size).toLocaleString("en-US");
const mb = (bytes) => (bytes ? `${figure(megabytes(bytes))} MB` : "–");
const MARKS = new Map([
  [true, "reached"],
  [false, "**not reached**"],
  [null, "not measured"],
]);

function targetsSection(results) {
  const rows = judged(results);
  const count = (state) => rows.filter(({ reached }) => reached === state).length;
  const sum = `${count(true)} reached, ${count(false)} not reached, ${count(null)} not measured.`;
  const cells = rows.map(({ what, target, seen, reached }) => [
    what,
    target,
    seen,
    MARKS.get(reached),
  ]);
  return `## Target and seen\n\n${sum}\n\n${table(["what", "target", "seen", ""], cells)}`;
}

/** p99 and mean time against the smallest size. */
function growthCells(found, smallest) {
  if (!smallest || smallest === found) return ["", ""];
  return [`${figure(found.p99 / smallest.p99)} ×`, `${figure(smallest.rate / found.rate)} ×`];
}

function httpCells(title, size, found, smallest) {
  const bare = found.bare;
  const notes = [
    refusals(found),
    found.repeated ? `${found.repeated} asked twice` : "",
    found.primed ? `${found.primed} read before` : "",
  ];
  return [
    title,
    named(size),
    figure(found.rate),
    figure(found.p50),
    figure(found.p99),
    bare ? figure(bare.rate) : "",
    bare ? figure(bare.p99) : "",
    bare ? figure(found.rate / bare.rate) : "",
    ...growthCells(found, smallest),
    figure((found.bytes ?? 0) / 1_000),
    notes.filter(Boolean).join("; "),
  ];
}

const HTTP_HEAD = [
  "case",
  "reports",
  "req/s",
  "p50 ms",
  "p99 ms",
  "bare node req/s",
  "bare p99 ms",
  "ratio to bare",
  "p99 growth",
  "mean growth",
  "answer kB",
  "refused, notes",
];

function httpSection(results) {
  const sizes = sizesOf(results);
  const cases = [...READ_CASES, { name: "post", title: "report without a photo" }];
  const rows = cases.flatMap(({ name, title }) => {
    const found = sizes.map((size) => [size, figureOf(results, name, size)]).filter(([, f]) => f);
    return found.map(([size, one]) => httpCells(title, size, one, found[0]?.[1]));
  });
  return `## Every case\n\n${table(HTTP_HEAD, rows)}`;
}

const sent = (one) =>
  [`${figure(one.rate)}/s, p50 ${figure(one.p50)} ms, p99 ${figure(one.p99)} ms`, refusals(one)]
    .filter(Boolean)
    .join("; ");
const alone = (one) => `${figure(one.rate)}/s, p50 ${figure(one.p50)} ms`;

function photoSection(results) {
  const rows = sizesOf(results).flatMap((size) => {
    const found = figureOf(results, "photos", size);
    if (!found) return [];
    const { one, many, front, sizes } = found;
    return [
      [`one sender at ${named(size)}`, sent(one)],
      ["8 senders", sent(many)],
      ["sharp alone, one photo at a time", alone(found.alone)],
      ["sharp alone, 8 at once", alone(found.aloneMany)],
      ["bare node reading and answering the same bytes, 8 senders", sent(found.bare)],
      [
        `front page meanwhile, ${front.perSecond} reads a second`,
        `p50 ${figure(front.p50)} ms, p99 ${figure(front.p99)} ms, ${front.failed} failed`,
      ],
      ["smaller sizes of all photos ready after", `${figure(sizes.seconds)} s`],
      ["web process at its peak", mb(found.webPeak)],
      ["image process at its peak", mb(found.imagePeak)],
    ];
  });
  if (rows.length === 0) return "";
  return `## Photos of 12 megapixels\n\n${table(["", "seen"], rows)}`;
}

function pageRows(results) {
  const scripts = figureOf(results, "scripts");
  const kb = (found) => `${figure(found.bytes / 1_000)} kB in ${found.files} files`;
  const lighthouse = figureOf(results, "lighthouse");
  const pages = ["front page", "report page", "form"].filter((name) => lighthouse?.[name]);
  return [
    ...(scripts?.report ? [["scripts of a report page", kb(scripts.report)]] : []),
    ...(scripts?.plain ? [[`scripts of \`${scripts.plain.address}\``, kb(scripts.plain)]] : []),
    ...(scripts?.empty ? [["scripts of an empty page (Next alone)", kb(scripts.empty)]] : []),
    ...pages.map((name) => {
      const one = lighthouse[name];
      const missed = one.missed.length ? `; below 90: ${one.missed.join(", ")}` : "";
      return [
        `Lighthouse, ${name}`,
        `performance ${one.performance} (${one.runs.join(", ")}), accessibility ${one.accessibility}, largest paint ${figure(one.largestPaintMs / 1_000)} s, blocked ${figure(one.blockingMs)} ms, shift ${one.shift.toFixed(3)}, scripts ${figure(one.scriptBytes / 1_000)} kB${missed}`,
      ];
    }),
  ];
}

const staleDetails = ({ stale, staleAfterHiding, staleOnWriter, latestMs }) =>
  stale
    ? ` (${staleAfterHiding} of them after hiding, ${staleOnWriter} on the node that wrote; right after ${figure(latestMs)} ms at the latest)`
    : "";

function otherRows(results) {
  const starts = figureOf(results, "starts");
  const started = (name, one) => [
    `\`npm start\` again, ${name}`,
    `health ${figure(one.healthMs / 1_000)} s, front page ${figure(one.frontMs / 1_000)} s, then ${mb(one.bytes)}`,
  ];
  const bySize = sizesOf(results).flatMap((size) => {
    const memory = figureOf(results, "memory", size);
    const changes = figureOf(results, "changes", size);
    return [
      ...(memory ? [[`web process after reading, ${named(size)}`, mb(memory.bytes)]] : []),
      ...(changes
        ? [
            [
              `changes seen, ${named(size)}`,
              `${changes.changes} changes on two nodes, ${changes.reads} reads of ${changes.isOnFront ? "report and front page" : "the report page"}, ${changes.stale} stale${staleDetails(changes)}; a change took p50 ${figure(changes.p50)} ms, p99 ${figure(changes.p99)} ms`,
            ],
          ]
        : []),
    ];
  });
  return [
    ...bySize,
    ...(starts?.postgres ? [started("PostgreSQL", starts.postgres)] : []),
    ...(starts?.embedded ? [started("embedded", starts.embedded)] : []),
  ];
}

function machineSection({ machine, figures }) {
  const all = Object.values(figures).flatMap((bySize) => Object.values(bySize));
  const dates = all.map(({ at }) => at.slice(0, 10)).sort();
  const commits = [...new Set(all.map(({ commit }) => commit))];
  const seconds = [...new Set(all.map((one) => one.seconds))].sort((a, b) => a - b);
  const { postgres } = machine;
  const waits = postgres.fsync === "on" && postgres.synchronous_commit === "on";
  return `## Where and when

- ${dates[0]}${dates.at(-1) === dates[0] ? "" : ` to ${dates.at(-1)}`}, commit ${commits.join(", ")}
- ${machine.cores} cores of ${machine.cpu}, ${figure(machine.memoryBytes / 1e9)} GB of memory, ${machine.system}; load per core when the run began: ${figure(machine.loadAtStart)}
- Node ${machine.node}; PostgreSQL ${postgres.server_version}, shared_buffers ${postgres.shared_buffers}, work_mem ${postgres.work_mem}, fsync ${postgres.fsync}, synchronous_commit ${postgres.synchronous_commit}${waits ? "" : " (**writes did not wait for the disk**)"}
- ${seconds.join(" or ")} seconds a case after a warm-up; client (${READING_CLIENT}), server, database and workers on the same cores`;
}

/** Everything between the two marks. */
export function generated(results) {
  const others = [...pageRows(results), ...otherRows(results)];
  return [
    machineSection(results),
    targetsSection(results),
    httpSection(results),
    photoSection(results),
    others.length ? `## The rest\n\n${table(["", "seen"], others)}` : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** Writes the figures between the marks of a document; what people wrote around them stays. */
export function writeDocument(file, results) {
  const before = existsSync(file)
    ? readFileSync(file, "utf8")
    : `# Benchmarks\n\n${BEGIN}\n${END}\n`;
  const from = before.indexOf(BEGIN.slice(0, 16));
  const to = before.indexOf(END);
  if (from === -1 || to < from) throw new Error(`${file} has lost its marks: ${BEGIN} … ${END}`);
  mkdirSync(path.dirname(file), { recursive: true });
  const text = `${before.slice(0, from)}${BEGIN}\n\n${generated(results)}\n\n${before.slice(to)}`;
  writeFileSync(file, text);
}
