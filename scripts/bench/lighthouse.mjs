import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { run } from "../children.mjs";
import { PROJECT } from "../stamps.mjs";
import { findBrowser } from "../testing/browser.mjs";
import { median } from "./numbers.mjs";

const RUNS = 5;
const LIMIT_MS = 120_000;
/** So many broken recordings of one page in a row are no accident. */
const MAX_LOST = 4;

async function once(browser, url, folder) {
  const file = path.join(folder, "lighthouse.json");
  rmSync(file, { force: true });
  const { code, output } = await run(
    process.execPath,
    [
      path.join(PROJECT, "node_modules/lighthouse/cli/index.js"),
      url,
      "--quiet",
      "--output=json",
      `--output-path=${file}`,
      "--only-categories=performance,accessibility",
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
    ],
    { cwd: PROJECT, env: { ...process.env, CHROME_PATH: browser }, timeout: LIMIT_MS },
  );
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  const isWhole = typeof report?.categories?.performance?.score === "number";
  if (report && !isWhole) return { lost: report.runtimeError?.code ?? "no score" };
  if (code !== 0 || !report)
    throw new Error(`Lighthouse: ${output.trim().split("\n").at(-1) || `code ${code}`}`);
  return report;
}

/**
 * A run that counts. On a busy machine the recording can begin after the new page's process has:
 * then the page's first moments are missing (NO_NAVSTART and the like), and nothing can be told.
 */
async function whole(browser, url, folder) {
  for (let lost = 1; ; lost++) {
    const report = await once(browser, url, folder);
    if (!report.lost) return report;
    if (lost === MAX_LOST) throw new Error(`Lighthouse: ${report.lost}, ${lost} times`);
    console.warn(`  a recording of ${url} was not whole (${report.lost}): once more`);
  }
}

/** Audits of a category that did not pass, by their names. */
const missed = ({ audits, categories }, category) =>
  categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9)
    .map(({ id }) => id);

const scriptBytes = ({ audits }) =>
  (audits["network-requests"]?.details?.items ?? [])
    .filter(({ resourceType }) => resourceType === "Script")
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);

function summary(reports) {
  const scores = (name) =>
    reports.map(({ categories }) => Math.round(categories[name].score * 100));
  const metric = (id) => median(reports.map(({ audits }) => audits[id].numericValue ?? 0));
  return {
    performance: median(scores("performance")),
    accessibility: Math.min(...scores("accessibility")),
    runs: scores("performance"),
    largestPaintMs: metric("largest-contentful-paint"),
    blockingMs: metric("total-blocking-time"),
    shift: metric("cumulative-layout-shift"),
    scriptBytes: median(reports.map(scriptBytes)),
    missed: [...missed(reports[0], "accessibility"), ...missed(reports[0], "performance")],
  };
}

/**
 * Lighthouse as a phone, the median of five, on each page.
 *
 * @param {Record<string, string>} pages name → address
 * @returns by name, or `{ reason }` when there is no browser
 */
export async function measureLighthouse(url, pages, folder, runs = RUNS) {
  const browser = await findBrowser();
  if (!browser) return { reason: "no Chromium could be found" };
  const found = {};
  for (const [name, address] of Object.entries(pages)) {
    const reports = [];
    for (let i = 0; i < runs; i++) reports.push(await whole(browser, url + address, folder));
    found[name] = { address, ...summary(reports) };
    console.log(`  ${name}: performance ${found[name].performance} (${found[name].runs})`);
  }
  return found;
}
