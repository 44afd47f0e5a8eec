import { describe, expect, test } from "vitest";
import { inOrder } from "./table-order.ts";

describe("inOrder", () => {
  test("puts each table after those it refers to, else keeps the order", () => {
    const references = [
      { from: "a", to: "c" },
      { from: "c", to: "d" },
      { from: "b", to: "d" },
    ];
    expect(inOrder(["a", "b", "c", "d", "e"], references)).toEqual(["d", "b", "c", "a", "e"]);
    expect(inOrder([], references)).toEqual([]);
  });

  test("a table that refers to itself, or to one that is not asked for, waits for nothing", () => {
    const references = [
      { from: "a", to: "a" },
      { from: "a", to: "elsewhere" },
    ];
    expect(inOrder(["a"], references)).toEqual(["a"]);
  });

  test("a ring is told", () => {
    const ring = [
      { from: "a", to: "b" },
      { from: "b", to: "a" },
    ];
    expect(() => inOrder(["a", "b"], ring)).toThrow("ring");
  });
});
