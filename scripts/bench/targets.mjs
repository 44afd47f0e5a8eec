import { figure, megabytes } from "./numbers.mjs";
import { figureOf, sizesOf } from "./results.mjs";

const LARGE = 1_000_000;
const SMALL = 20_000;
const GROWTH = 1.5;
const BOTH = [SMALL, LARGE];

const ms = (value) => `${figure(value)} ms`;
const mb = (bytes) => `${figure(megabytes(bytes))} MB`;
const kb = (bytes) => `${figure(bytes / 1_000)} kB`;
const named = (size) => size.toLocaleString("en-US");

const row = (what, target, seen, reached) => ({ what, target, seen, reached });
/** Nothing was measured: neither reached nor missed. */
const missing = (what, target) => row(what, target, "not measured", null);

/** Whether every answer was a success: figures of refusals mean nothing. */
function isClean(found) {
  return found.errors === 0 && Object.keys(found.statuses).every((code) => code.startsWith("2"));
}

function atMost(results, name, what, limitMs) {
  const target = `p99 ≤ ${limitMs} ms at ${named(LARGE)}`;
  const found = figureOf(results, name, LARGE);
  if (!found) return missing(what, target);
  return row(what, target, ms(found.p99), isClean(found) && found.p99 <= limitMs);
}

function growth(results, name, what) {
  const target = `p99 at ${named(LARGE)} ≤ ${GROWTH} × that at ${named(SMALL)}`;
  const [small, large] = BOTH.map((size) => figureOf(results, name, size));
  if (!small || !large) return missing(what, target);
  const times = large.p99 / small.p99;
  const mean = small.rate / large.rate;
  const seen = `${figure(times)} × (mean time ${figure(mean)} ×)`;
  return row(what, target, seen, isClean(small) && isClean(large) && times <= GROWTH);
}

/** The same target at each size: the worst counts. */
function everySize(results, name, what, target, seenOf, isReached) {
  const found = sizesOf(results)
    .map((size) => [size, figureOf(results, name, size)])
    .filter(([, one]) => one && seenOf(one) !== null);
  if (found.length === 0) return [missing(what, target)];
  const seen = found.map(([size, one]) => `${seenOf(one)} at ${named(size)}`).join(", ");
  return [
    row(
      what,
      target,
      seen,
      found.every(([, one]) => isReached(one)),
    ),
  ];
}

const rate = (results, name, what, least) =>
  everySize(
    results,
    name,
    what,
    `≥ ${figure(least)} a second`,
    (one) => `${figure(one.rate)} a second`,
    (one) => isClean(one) && one.rate >= least,
  );

const FAST = [
  ["tile-10", "map tile, zoom 10"],
  ["tile-13", "map tile, zoom 13"],
  ["tile-16", "map tile, zoom 16"],
  ["list", "plain list"],
];
const FILTERED = [
  ["list-category", "list by category and state"],
  ["list-words", "list by ward, period and words"],
  ["count-words", "count of the same"],
  ["page-category", "page with that list, by category and state"],
  ["page-words", "page with that list, by ward, period and words"],
  ["search-2", "search of 2 letters"],
  ["search-3", "search of 3 letters"],
  ["search-6", "search of 6 letters"],
];

function photoTargets(results) {
  const at = (...args) => everySize(results, "photos", ...args);
  return [
    ...at(
      "report with a photo, one sender",
      "acknowledged in ≤ 400 ms at the median",
      ({ one }) => ms(one.p50),
      ({ one }) => isClean(one) && one.p50 <= 400,
    ),
    ...at(
      "report with a photo, 8 senders",
      "≥ 80 % of what sharp alone does",
      ({ many, aloneMany }) => `${figure((100 * many.rate) / aloneMany.rate)} %`,
      ({ many, aloneMany }) => isClean(many) && many.rate >= 0.8 * aloneMany.rate,
    ),
    ...at(
      "front page while photos come in",
      "p99 ≤ 500 ms",
      ({ front }) => ms(front.p99),
      ({ front }) => front.failed === 0 && front.p99 !== null && front.p99 <= 500,
    ),
    ...at(
      "web process while photos come in, at its peak",
      "≤ 500 MB",
      ({ webPeak }) => (webPeak ? mb(webPeak) : null),
      ({ webPeak }) => webPeak <= 500e6,
    ),
    ...at(
      "image process, at its peak",
      "≤ 600 MB",
      ({ imagePeak }) => (imagePeak ? mb(imagePeak) : null),
      ({ imagePeak }) => imagePeak <= 600e6,
    ),
  ];
}

function scriptTarget(results) {
  const what = "first JavaScript of a report page, gzip";
  const target = "≤ 40 kB above an empty page of the same build";
  const found = figureOf(results, "scripts");
  const base = found?.empty ?? found?.plain;
  if (!found?.report || !base) return missing(what, target);
  const above = found.report.bytes - base.bytes;
  const seen = `${kb(above)} above (${kb(found.report.bytes)} against ${kb(base.bytes)})`;
  return row(what, target, seen, above <= 40_000);
}

function lighthouseTargets(results) {
  const found = figureOf(results, "lighthouse");
  return ["front page", "report page", "form"].map((name) => {
    const what = `Lighthouse, phone, ${name}`;
    const target = "performance ≥ 95 (median of five), accessibility 100";
    const one = found?.[name];
    if (!one) return missing(what, found?.reason ? `${target} (${found.reason})` : target);
    const seen = `${one.performance} and ${one.accessibility}`;
    return row(what, target, seen, one.performance >= 95 && one.accessibility === 100);
  });
}

function startTargets(results) {
  const found = figureOf(results, "starts");
  return [
    ["postgres", "PostgreSQL", 3_000],
    ["embedded", "embedded", 8_000],
  ].map(([kind, name, limit]) => {
    const what = `second \`npm start\`, ${name}`;
    const target = `front page in ≤ ${limit / 1_000} s`;
    const one = found?.[kind];
    if (!one) return missing(what, target);
    const seen = `${figure(one.frontMs / 1_000)} s (health answer ${figure(one.healthMs / 1_000)} s)`;
    return row(what, target, seen, one.frontMs <= limit);
  });
}

/**
 * What was to be reached on two cores, and what was seen.
 *
 * @returns rows of `what`, `target`, `seen`, and `reached`: true, false, or null for not measured
 */
export function judged(results) {
  return [
    ...FAST.flatMap(([name, what]) => [
      atMost(results, name, what, 50),
      growth(results, name, what),
    ]),
    ...FILTERED.flatMap(([name, what]) => [
      atMost(results, name, what, 300),
      growth(results, name, what),
    ]),
    ...rate(results, "report-warm", "report page, of 1,500 read since their last change", 10_000),
    ...rate(results, "report-cold", "report page, never read before", 100),
    ...everySize(
      results,
      "changes",
      "a report hidden or shown again, two nodes",
      "no stale read after the answer",
      ({ stale, reads }) => `${stale} of ${reads} reads stale`,
      ({ stale, reads }) => reads > 0 && stale === 0,
    ),
    ...rate(results, "post", "report without a photo", 300),
    ...photoTargets(results),
    ...everySize(
      results,
      "memory",
      "web process after reading",
      "≤ 500 MB resident",
      ({ bytes }) => (bytes ? mb(bytes) : null),
      ({ bytes }) => bytes <= 500e6,
    ),
    scriptTarget(results),
    ...lighthouseTargets(results),
    ...startTargets(results),
  ];
}
