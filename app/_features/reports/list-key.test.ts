import { describe, expect, it } from "vitest";
import { readListKey, writeListKey } from "./list-key.ts";

const key = {
  createdAt: "2026-11-22T03:04:05.123456Z",
  id: "019a0000-0000-7000-8000-00000000abcd",
};

describe("a list's key in an address", () => {
  it("comes back as it was", () => {
    expect(readListKey(writeListKey(key))).toEqual(key);
  });

  it.each([
    null,
    undefined,
    "",
    "x",
    "2026-11-22T03:04:05Z",
    `${key.createdAt}~x`,
    `9999~${key.id}`,
    `2026-13-45T99:99:99Z~${key.id}`,
    `${key.createdAt}~${key.id}' or 1=1`,
  ])("is nothing when it is %s", (text) => {
    expect(readListKey(text)).toBe(null);
  });
});
