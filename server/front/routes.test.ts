import { describe, expect, it } from "vitest";
import { dataKey, keepKey } from "./routes.ts";

const key = (path: string, query = "") => keepKey(path, new URLSearchParams(query));

describe("pages that may be kept", () => {
  const matrix: [string, string, string | null][] = [
    ["/ja", "", "/ja"],
    ["/en", "", "/en"],
    ["/ja", "ward=27127&category=road", "/ja?category=road&ward=27127"],
    ["/ja", "category=road&ward=27127", "/ja?category=road&ward=27127"],
    ["/ja", "category=a&category=b", "/ja?category=a&category=b"],
    ["/ja", "q=ごみ", null],
    ["/ja", "utm_source=x", null],
    ["/ja/reports/abc", "", "/ja/reports/abc"],
    ["/ja/reports/abc", "category=road", null],
    ["/ja/reports/abc/edit", "", null],
    ["/en/wards/27127", "state=recv", "/en/wards/27127?state=recv"],
    ["/ja/report", "", null],
    ["/ja/me", "", null],
    ["/ja/desk/reports", "", null],
  ];
  it.each(matrix)("%s ? %s", (path, query, expected) => {
    expect(key(path, query)).toBe(expected);
  });

  it("keeps values apart that hold separators", () => {
    expect(key("/ja", "ward=1%26category%3D2")).not.toBe(key("/ja", "ward=1&category=2"));
  });

  it("leaves endless queries alone", () => {
    expect(key("/ja", `ward=${"1".repeat(600)}`)).toBeNull();
  });
});

describe("data that may be kept", () => {
  const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify({ json: value }))}`;
  const list = (words: string) => input({ filter: { ward: "kita", words }, after: null });
  const matrix: [string, string, boolean][] = [
    ["/api/tiles/13/7179/3254", "", true],
    ["/api/tiles/13/7179/3254", "ward=kita&state=recv", true],
    ["/api/tiles/13/7179/3254", "q=x", false],
    ["/api/tiles/13/7179/3254/x", "", false],
    ["/api/trpc/reports.card", input("ABC"), true],
    ["/api/trpc/reports.list", list(""), true],
    ["/api/trpc/reports.list", list("ごみ"), false],
    ["/api/trpc/reports.count", input({ words: "a" }), false],
    ["/api/trpc/reports.list,reports.count", "batch=1", false],
    ["/api/trpc/reports.similar", input({ title: "x" }), false],
    ["/api/trpc/places.search", input("x"), false],
    ["/api/media/report-form", "", false],
    ["/api/auth/session", "", false],
  ];
  it.each(matrix)("%s ? %s: %s", (path, query, expected) => {
    expect(dataKey(path, new URLSearchParams(query)) !== null).toBe(expected);
  });

  it("is kept under its whole address", () => {
    const key = (query: string) => dataKey("/api/tiles/13/1/2", new URLSearchParams(query));
    expect(key("ward=kita&state=recv")).toBe("/api/tiles/13/1/2?state=recv&ward=kita");
    expect(key("")).not.toBe(key("ward=kita"));
  });
});
