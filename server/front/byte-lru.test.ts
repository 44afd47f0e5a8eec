import { expect, it } from "vitest";
import { createByteLru } from "./byte-lru.ts";

it("drops what was used longest ago when the bytes run out", () => {
  const dropped: string[] = [];
  const lru = createByteLru<string>(10, (key) => dropped.push(key));
  lru.set("a", "A", 4);
  lru.set("b", "B", 4);
  expect(lru.get("a")).toBe("A");
  lru.set("c", "C", 4);
  expect(dropped).toEqual(["b"]);
  expect([lru.get("a"), lru.get("b"), lru.get("c")]).toEqual(["A", undefined, "C"]);
  expect(lru.bytes()).toBe(8);
});

it("counts a replaced entry once", () => {
  const lru = createByteLru<number>(10);
  lru.set("a", 1, 6);
  lru.set("a", 2, 9);
  expect([lru.get("a"), lru.bytes(), lru.size()]).toEqual([2, 9, 1]);
});

it("does not empty itself for one entry that is too big", () => {
  const lru = createByteLru<number>(10);
  lru.set("a", 1, 5);
  expect(lru.set("big", 2, 11)).toBe(false);
  expect([lru.get("a"), lru.get("big")]).toEqual([1, undefined]);
});

it("forgets a smaller version when the new one is too big", () => {
  const lru = createByteLru<number>(10);
  lru.set("a", 1, 5);
  lru.set("a", 2, 11);
  expect(lru.get("a")).toBeUndefined();
  expect(lru.bytes()).toBe(0);
});

it("is empty after clear and remove", () => {
  const lru = createByteLru<number>(10);
  lru.set("a", 1, 5);
  lru.set("b", 1, 5);
  lru.remove("a");
  expect(lru.bytes()).toBe(5);
  lru.clear();
  expect([lru.bytes(), lru.size()]).toEqual([0, 0]);
});
