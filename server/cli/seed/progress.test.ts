import { describe, expect, it } from "vitest";
import { progressLines } from "./progress.ts";

function telling() {
  const lines: string[] = [];
  let now = 0;
  const tell = progressLines(
    (line) => lines.push(line),
    () => now,
  );
  return { lines, tell, wait: (ms: number) => (now += ms) };
}

describe("progressLines", () => {
  it("tells rows, rate and what is left", () => {
    const { lines, tell, wait } = telling();
    tell({ step: "reports", done: 0, of: 1_000_000, rows: 0 });
    wait(10_000);
    tell({ step: "reports", done: 100_000, of: 1_000_000, rows: 2_250_000 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("100,000 / 1,000,000");
    expect(lines[0]).toContain("2,250,000 行 rows");
    expect(lines[0]).toContain("225,000 行/秒");
    expect(lines[0]).toContain("left 1:30");
  });

  it("is quiet between, and tells the end of a step at once", () => {
    const { lines, tell, wait } = telling();
    wait(6_000);
    tell({ step: "pictures", done: 1, of: 9 });
    wait(1_000);
    tell({ step: "pictures", done: 2, of: 9 });
    tell({ step: "pictures", done: 9, of: 9 });
    tell({ step: "cells" });
    tell({ step: "index", name: "a", done: 0, of: 3 });
    tell({ step: "index", name: "b", done: 1, of: 3 });
    tell({ step: "index", name: "c", done: 2, of: 3 });
    tell({ step: "analyze" });
    expect(lines.map((line) => line.replace(/^ *[\d:]+ */, ""))).toEqual([
      "絵 pictures 1 / 9",
      "絵 pictures 9 / 9",
      "地図の集計 map cells",
      "索引 index 1 / 3  a",
      "索引 index 3 / 3  c",
      "統計 analyze",
    ]);
  });
});
