import { describe, expect, test } from "vitest";
import { displayName, mailAddress, sixDigitCode } from "./schema.ts";

describe("a mail address", () => {
  test.each([
    ["A@Example.JP", "a@example.jp"],
    ["  a@example.jp\u3000", "a@example.jp"],
    ["ａ＠ｅｘａｍｐｌｅ．ｊｐ", "a@example.jp"],
    ["a.b+c_d-e@mail.example.co.jp", "a.b+c_d-e@mail.example.co.jp"],
  ])("%j is kept as %s", (typed, kept) => {
    expect(mailAddress.parse(typed)).toBe(kept);
  });

  test.each([
    "",
    " ",
    "a",
    "a@b",
    "@example.jp",
    "a@@example.jp",
    "a b@example.jp",
    "a@example.jp, b@example.jp",
    "a@example.jp\nBcc: b@example.jp",
    "a@example.jp\r\n",
    "<a@example.jp>",
    "a@example.jp\0",
    `${"a".repeat(250)}@example.jp`,
    "あ@example.jp",
    "a".repeat(100_000),
  ])("%j is none", (typed) => {
    const parsed = mailAddress.safeParse(typed);
    // A line break at the end is only space; anywhere else it could make a header.
    expect(parsed.success ? parsed.data : null).toBe(
      typed.trim() === "a@example.jp" ? "a@example.jp" : null,
    );
  });
});

describe("a six-digit code", () => {
  test.each(["012345", " 012345 ", "012 345", "012-345", "０１２３４５", "0 1 2 3 4 5"])(
    "%j is 012345",
    (typed) => {
      expect(sixDigitCode.parse(typed)).toBe("012345");
    },
  );

  test.each([
    "",
    "12345",
    "1234567",
    "12345a",
    "１２３４５",
    "一二三四五六",
    "٠١٢٣٤٥",
    "0x1234",
    "\0".repeat(6),
  ])("%j is none", (typed) => {
    expect(sixDigitCode.safeParse(typed).success).toBe(false);
  });
});

test("a display name is 1 to 40 letters", () => {
  expect(displayName.parse(" 住民 ")).toBe("住民");
  for (const name of ["", "  ", "あ".repeat(41)])
    expect(displayName.safeParse(name).success).toBe(false);
});
