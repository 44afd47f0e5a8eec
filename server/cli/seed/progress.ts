import type { Progress } from "./volume.ts";

const PAUSE_MS = 5_000;

const clock = (ms: number) => {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};
const grouped = (n: number) => Math.round(n).toLocaleString("en");

function reportsLine(progress: Extract<Progress, { step: "reports" }>, spent: number): string {
  const { done, of, rows } = progress;
  const left = (spent / done) * (of - done);
  return [
    `${grouped(done)} / ${grouped(of)} 件 reports`,
    `${grouped(rows)} 行 rows`,
    `${grouped((rows / spent) * 1_000)} 行/秒 rows/s`,
    `残り left ${clock(left)}`,
  ].join("  ");
}

/**
 * Turns progress into lines for people: what is done, how fast, and when it may end; one line in
 * five seconds, and each new step.
 * @param now milliseconds of a clock
 */
export function progressLines(write: (line: string) => void, now: () => number) {
  const started = now();
  let begun: number | null = null;
  let told = 0;
  const line = (text: string) => {
    told = now();
    write(`${clock(told - started).padStart(6)}  ${text}`);
  };
  return (progress: Progress): void => {
    const due = now() - told >= PAUSE_MS;
    if (progress.step === "pictures") {
      if (due || progress.done === progress.of)
        line(`絵 pictures ${progress.done} / ${progress.of}`);
    } else if (progress.step === "reports") {
      begun ??= now();
      const shown = progress.done > 0 && (due || progress.done === progress.of);
      if (shown) line(reportsLine(progress, Math.max(1, now() - begun)));
    } else if (progress.step === "index") {
      const edge = progress.done === 0 || progress.done + 1 === progress.of;
      if (due || edge) line(`索引 index ${progress.done + 1} / ${progress.of}  ${progress.name}`);
    } else {
      line(progress.step === "cells" ? "地図の集計 map cells" : "統計 analyze");
    }
  };
}
