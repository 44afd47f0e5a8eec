import { describe, expect, it } from "vitest";
import { keepKey } from "./routes.ts";

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
