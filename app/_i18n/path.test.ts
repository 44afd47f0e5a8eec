import { describe, expect, it } from "vitest";
import { localePath, safePath, splitLocale } from "./path.ts";

describe("localePath", () => {
  it.each([
    ["ja", "/", "/"],
    ["ja", "/reports/x?y=1", "/reports/x?y=1"],
    ["en", "/", "/en"],
    ["en", "/?ward=27119", "/en?ward=27119"],
    ["en", "/reports/x", "/en/reports/x"],
    ["en", "/api/locale?to=ja", "/api/locale?to=ja"],
    ["en", "#list", "#list"],
    ["en", "?after=9", "?after=9"],
    ["en", "https://example.jp/", "https://example.jp/"],
    ["en", "//example.jp/", "//example.jp/"],
  ])("%s %s → %s", (locale, href, path) => {
    expect(localePath(locale, href)).toBe(path);
  });
});

describe("splitLocale", () => {
  it.each([
    ["/en", "en", "/"],
    ["/en?x=1", "en", "/?x=1"],
    ["/en/wards", "en", "/wards"],
    ["/english", "ja", "/english"],
    ["/ja/wards", "ja", "/wards"],
    ["/wards", "ja", "/wards"],
  ])("%s → %s %s", (given, locale, path) => {
    expect(splitLocale(given)).toEqual({ locale, path });
  });
});

describe("safePath", () => {
  it("keeps paths of this site", () => {
    expect(safePath("/reports/x?words=%E3%81%94%E3%81%BF#list")).toBe(
      "/reports/x?words=%E3%81%94%E3%81%BF",
    );
  });
  it.each([
    null,
    "",
    "reports",
    "//evil.example/",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/..//evil.example",
    `/${"x".repeat(2001)}`,
  ])("sends %j to the front page", (raw) => {
    expect(safePath(raw)).toBe("/");
  });
});
