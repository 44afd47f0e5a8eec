import { describe, expect, test } from "vitest";
import { reportNumber } from "@/server/reports/schema.ts";
import { isId, newId, newKey, numberOf } from "./ids.ts";

describe("ids", () => {
  test("are well-formed version 7 UUIDs and never the same", () => {
    const ids = Array.from({ length: 5_000 }, () => newId());
    expect(new Set(ids).size).toBe(ids.length);
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(ids.filter((id) => !shape.test(id) || !isId(id))).toEqual([]);
  });

  test("are ordered by the moment they were made", () => {
    const moments = [0, 1, 255, 256, 65_536, 1_763_000_000_000, 1_763_000_000_001, 2 ** 47];
    const ids = moments.map((moment) => newId(moment));
    expect([...ids].sort()).toEqual(ids);
    expect(ids.map((id) => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16))).toEqual(
      moments,
    );
  });

  test.each([
    "",
    "0",
    "0190A000-0000-7000-8000-00000000000A",
    "0190a000-0000-0000-8000-00000000000a",
    "0190a000-0000-7000-c000-00000000000a",
    "0190a000-0000-7000-8000-00000000000a\n",
    " 0190a000-0000-7000-8000-00000000000a",
    "0190a000000070008000000000000000000a",
    "0190a000-0000-7000-8000-00000000000g",
    "'; drop table report; --",
    "\0",
  ])("%j is no id", (text) => {
    expect(isId(text)).toBe(false);
  });
});

describe("numbers", () => {
  test("are ten signs of Crockford's base 32", () => {
    const numbers = Array.from({ length: 5_000 }, () => numberOf(newId()));
    expect(numbers.filter((number) => !/^[0-9A-HJKMNP-TV-Z]{10}$/.test(number))).toEqual([]);
    expect(numbers.map((number) => reportNumber.parse(number))).toEqual(numbers);
  });

  test("hold the last 50 bits of the id and nothing of its time", () => {
    expect(numberOf("00000000-0000-7000-8000-000000000000")).toBe("0000000000");
    expect(numberOf("00000000-0000-7000-8000-000000000001")).toBe("0000000001");
    expect(numberOf("00000000-0000-7000-8000-00000000001f")).toBe("000000000Z");
    expect(numberOf("00000000-0000-7000-8000-000000000020")).toBe("0000000010");
    expect(numberOf("ffffffff-ffff-7fff-bfff-ffffffffffff")).toBe("ZZZZZZZZZZ");
    expect(numberOf("ffffffff-ffff-7fff-8000-000000000000")).toBe("0000000000");
    // Bit 50 is the first that is not taken.
    expect(numberOf("00000000-0000-7000-8004-000000000000")).toBe("0000000000");
    expect(numberOf("00000000-0000-7000-8002-000000000000")).toBe("G000000000");
  });

  test("are the same for the same id and differ for others", () => {
    const ids = Array.from({ length: 5_000 }, () => newId(1_763_000_000_000));
    expect(new Set(ids.map(numberOf)).size).toBe(ids.length);
    for (const id of ids.slice(0, 10)) expect(numberOf(id)).toBe(numberOf(id));
  });

  test("are read as people say and type them", () => {
    expect(reportNumber.parse("abcd-efgh jk")).toBe("ABCDEFGHJK");
    for (const wrong of [
      "",
      "ABCDEFGHJ",
      "ABCDEFGHJKM",
      "ABCDEFGHIJ",
      "ABCDEFGHU0",
      "あ".repeat(10),
    ])
      expect(reportNumber.safeParse(wrong).success).toBe(false);
  });
});

test("keys are 128 bits of hexadecimal and never the same", () => {
  const keys = Array.from({ length: 5_000 }, newKey);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
