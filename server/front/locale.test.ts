import { describe, expect, it } from "vitest";
import { LOCALES, localeOfReferer, routeOf } from "./locale.ts";

const page = (locale: string, internalPath: string) => ({ kind: "page", locale, internalPath });
const redirect = (status: number, to: string) => ({ kind: "redirect", status, to });
const pass = { kind: "pass" };

describe("an address without the language cookie", () => {
  const matrix: [string, object][] = [
    ["/", page("ja", "/ja")],
    ["/reports/1", page("ja", "/ja/reports/1")],
    ["/english", page("ja", "/ja/english")],
    ["/fr/reports", page("ja", "/ja/fr/reports")],
    ["/en", page("en", "/en")],
    ["/en/reports/1", page("en", "/en/reports/1")],
    ["/%E5%8C%97%E5%8C%BA", page("ja", "/ja/%E5%8C%97%E5%8C%BA")],
    ["/ja", redirect(308, "/")],
    ["/ja/", redirect(308, "/")],
    ["/ja/reports/1", redirect(308, "/reports/1")],
    ["/ja/en", redirect(308, "/en")],
    ["/reports/", redirect(308, "/reports")],
    ["/en/", redirect(308, "/en")],
    ["/api", pass],
    ["/api/trpc/reports.list", pass],
    ["/apiary", page("ja", "/ja/apiary")],
    ["/_next/static/chunks/a", pass],
    ["/.well-known/security", pass],
    ["/robots.txt", pass],
    ["/maplibre/maplibre-gl-worker.mjs", pass],
  ];
  it.each(matrix)("%s", (path, route) => {
    expect(routeOf(path, undefined)).toEqual(route);
  });
});

describe("an address that would lead to another site", () => {
  const matrix = [
    "//evil",
    "/ja//evil",
    "/ja/\\evil",
    "/\\evil",
    "///evil/",
    "/ja///evil",
    "/en//evil",
  ];
  it.each(matrix)("%s stays here", (path) => {
    const route = routeOf(path, undefined);
    expect(route.kind).toBe("redirect");
    if (route.kind === "redirect") expect(route.to).toMatch(/^\/[^/\\]/);
  });
});

describe("the language cookie", () => {
  const matrix: [string, string, object][] = [
    ["/", "en", redirect(307, "/en")],
    ["/", "ja", page("ja", "/ja")],
    ["/", "xx", page("ja", "/ja")],
    ["/", "//evil", page("ja", "/ja")],
    ["/reports", "en", page("ja", "/ja/reports")],
    ["/en", "ja", page("en", "/en")],
    ["/api/health", "en", pass],
  ];
  it.each(matrix)("%s with %s", (path, cookie, route) => {
    expect(routeOf(path, cookie)).toEqual(route);
  });
});

describe("the page a form was on", () => {
  const matrix: [string | undefined, string][] = [
    [undefined, "ja"],
    ["https://machikado.example/", "ja"],
    ["https://machikado.example/report", "ja"],
    ["https://machikado.example/en", "en"],
    ["https://machikado.example/en?category=road", "en"],
    ["https://machikado.example/en/report", "en"],
    ["no address", "ja"],
  ];
  it.each(matrix)("%s is in %s", (referer, locale) => {
    expect(localeOfReferer(referer)).toBe(locale);
  });
});

it("has Japanese as the language without a prefix", () => {
  expect(LOCALES[0]).toBe("ja");
});
