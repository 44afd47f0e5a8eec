import { expect, test } from "vitest";
import { composeMail, dayInWords, pageUrl } from "./rules.ts";

const frame = { locale: "ja", publicUrl: "https://machikado.example", demo: false };

test("each kind of mail has every field filled in, in both languages", () => {
  const values = {
    code: "012345",
    minutes: 10,
    url: "https://machikado.example/x",
    title: "穴",
    number: "ABCDE12345",
    office: "道路の係",
    date: "2026-11-30",
  };
  for (const locale of ["ja", "en"])
    for (const kind of ["code", "received", "reminder"] as const) {
      const { subject, text } = composeMail(kind, values, { ...frame, locale });
      expect(`${subject}${text}`).not.toMatch(/[{}]|mail\./);
      expect(text).toContain("https://machikado.example");
    }
});

test("a category without a clock promises no date", () => {
  const values = { title: "a", number: "b", office: "", date: "none", url: "c" };
  expect(composeMail("received", values, frame).text).toContain("回答の期限がありません");
});

test("a subject stays one line and a demonstration says so", () => {
  const values = { title: "a\nBcc: x@example.jp", number: "", office: "", date: "none", url: "" };
  const mail = composeMail("received", values, { ...frame, demo: true });
  expect(mail.subject).not.toContain("\n");
  expect(mail.text).toContain("デモ");
});

test("a page's address and a day follow the reader's language", () => {
  expect(pageUrl("https://m.example", "ja", "/my")).toBe("https://m.example/my");
  expect(pageUrl("https://m.example", "en", "/my")).toBe("https://m.example/en/my");
  expect(dayInWords("2026-11-30", "ja")).toBe("2026年11月30日月曜日");
  // The comma depends on the version of the language data.
  expect(dayInWords("2026-11-30", "en")).toMatch(/^Monday,? 30 November 2026$/);
});
