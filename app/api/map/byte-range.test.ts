import { describe, expect, it } from "vitest";
import { byteRange } from "./byte-range.ts";

describe("byteRange", () => {
  it.each([
    ["bytes=0-99", { start: 0, end: 99 }],
    ["bytes=900-", { start: 900, end: 999 }],
    ["bytes=-100", { start: 900, end: 999 }],
    ["bytes=-5000", { start: 0, end: 999 }],
    ["bytes=990-2000", { start: 990, end: 999 }],
  ])("reads %s of a thousand bytes", (header, range) => {
    expect(byteRange(header, 1_000)).toEqual(range);
  });

  it.each([null, "", "bytes=-", "bytes=0-1,5-6", "pages=1-2", "bytes=a-b"])(
    "sends the whole for %s",
    (header) => {
      expect(byteRange(header, 1_000)).toBe(null);
    },
  );

  it.each(["bytes=1000-", "bytes=5-2", "bytes=-0"])("refuses %s", (header) => {
    expect(byteRange(header, 1_000)).toBe("unsatisfiable");
  });
});
