import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "../stamps.mjs";
import { commitNow, machineNow } from "./machine.mjs";

const FILE = path.join(PROJECT, ".cache/bench/results.json");

function earlier() {
  try {
    return existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : {};
  } catch {
    return {};
  }
}

/**
 * Figures of this run, laid over those of earlier runs, so that one case can be measured again.
 * Every figure keeps its own date, commit and seconds.
 */
export function openResults(settings, seconds) {
  const commit = commitNow();
  const results = { ...earlier(), commit, machine: machineNow(settings) };
  results.figures ??= {};
  const save = () => {
    mkdirSync(path.dirname(FILE), { recursive: true });
    writeFileSync(FILE, `${JSON.stringify(results, null, 1)}\n`);
  };
  return {
    results,
    /** @param {string} name such as `tile-10` @param {number | null} size number of reports */
    put(name, size, value) {
      results.figures[name] ??= {};
      results.figures[name][size ?? "any"] = {
        ...value,
        seconds,
        commit,
        at: new Date().toISOString(),
      };
      save();
    },
  };
}

/** A figure, or null where it was not measured. */
export const figureOf = (results, name, size = "any") => results.figures?.[name]?.[size] ?? null;

/** Sizes that any case was measured at, small to large. */
export function sizesOf(results) {
  const sizes = Object.values(results.figures ?? {}).flatMap((bySize) => Object.keys(bySize));
  return [...new Set(sizes.map(Number).filter((size) => size > 0))].sort((a, b) => a - b);
}
