import { expect, test } from "vitest";
import { isId } from "@/server/core/ids.ts";
import { CODE_MINUTES, CODE_TRIES, codeLimits, demoPeople, firstDisplayName } from "./rules.ts";

test("a code lives ten minutes and five tries", () => {
  expect([CODE_MINUTES, CODE_TRIES]).toEqual([10, 5]);
});

test("guessing a code within the limits stays hopeless", () => {
  // Tries of one connection in the hour, five for each code it may ask for.
  const share = codeLimits.triesPerAddress.times / 1_000_000;
  expect(share).toBeLessThan(0.001);
});

test("a class of forty behind one address has room to ask and to mistype", () => {
  expect(codeLimits.perAddress.times).toBeGreaterThanOrEqual(40 * 2);
  expect(codeLimits.triesPerAddress.times).toBeGreaterThanOrEqual(40 * 3);
});

test("limits have names of their own, so that counters do not meet", () => {
  const names = Object.values(codeLimits).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("the first name says nothing about who it is", () => {
  expect([firstDisplayName("ja"), firstDisplayName("en"), firstDisplayName("xx")]).toEqual([
    "住民",
    "Resident",
    "住民",
  ]);
});

test("demo people have ids and roles of their own", () => {
  for (const { id } of demoPeople) expect(isId(id)).toBe(true);
  expect(new Set(demoPeople.map(({ role }) => role)).size).toBe(5);
});
