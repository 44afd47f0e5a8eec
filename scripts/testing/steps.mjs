import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { atEnd, run } from "../children.mjs";
import { seconds } from "../progress.mjs";

let folder;
function reportFile(name) {
  if (!folder) {
    folder = mkdtempSync(path.join(tmpdir(), "machikado-reports-"));
    atEnd(() => rmSync(folder, { recursive: true, force: true }));
  }
  return path.join(folder, `${name.replace(/\W+/g, "-")}.json`);
}

/** A file that could not be loaded has no tests that failed: it counts as one. */
export function countVitest(report) {
  const unloaded = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((one) => one.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** An error outside the tests (a fixture, the server) counts as one. */
export function countPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

function countsOf(file, count, code) {
  if (!count) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = count(JSON.parse(readFileSync(file, "utf8")));
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const describeCounts = ({ passed, failed, skipped }) =>
  [
    failed > 0 ? `${failed} failed` : null,
    passed + failed > 1 ? `${passed} passed` : null,
    skipped > 0 ? `${skipped} skipped` : null,
  ]
    .filter(Boolean)
    .join(", ");

/**
 * Runs one program as a step, prints one line, and its output when it failed.
 *
 * @param step `name`; `args` for node, or a function that gets the report's file; `count` reads
 * that report; `loud` shows the output as it comes
 */
export async function runStep({ name, args, count = null, env = {}, loud = false }) {
  const begun = performance.now();
  const file = reportFile(name);
  const { FORCE_COLOR, ...inherited } = process.env;
  const own = typeof env === "function" ? env(file) : env;
  const words = typeof args === "function" ? args(file) : args;
  const { code, output } = await run(process.execPath, words, {
    env: { ...inherited, NO_COLOR: "1", ...own },
    onOutput: loud ? (text) => process.stdout.write(text) : undefined,
  });
  const counts = countsOf(file, count, code);
  const word = counts.failed > 0 ? "FAIL" : "ok  ";
  const took = seconds(performance.now() - begun);
  if (counts.failed > 0 && !loud) console.log(output.trimEnd());
  console.log(
    `${word} ${name.padEnd(34)} ${took.padStart(8)}  ${describeCounts(counts)}`.trimEnd(),
  );
  return counts;
}
