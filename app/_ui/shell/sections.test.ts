import { describe, expect, it } from "vitest";
import {
  barSections,
  footerSections,
  headerSections,
  openSections,
  sectionOf,
  sections,
} from "./sections.ts";

describe("sections", () => {
  it("links only pages that exist", () => {
    expect(openSections().every((section) => section.available)).toBe(true);
  });

  it("fills the bar's gap with the wards until there is help to lend", () => {
    const keys = (all: typeof sections) => {
      const { before, after } = barSections(all);
      return [...before, null, ...after].map((section) => section?.key ?? "post");
    };
    const only = (...open: string[]) =>
      sections.map((section) => ({ ...section, available: open.includes(section.key) }));
    expect(keys(only("map", "wards"))).toEqual(["map", "wards", "post"]);
    expect(keys(only("map", "wards", "help", "events"))).toEqual(["map", "help", "post", "events"]);
  });

  it("keeps the header to five words and loses none", () => {
    const all = sections.map((section) => ({ ...section, available: true }));
    expect(headerSections(all).length).toBeLessThanOrEqual(5);
    const linked = [...headerSections(all), ...footerSections(all)].map((page) => page.href);
    for (const section of all) expect(linked).toContain(section.href);
  });

  it.each([
    ["/", "map"],
    ["/?ward=27119", "map"],
    ["/wards/abeno", "wards"],
    ["/wardsmen", null],
    ["/report", "report"],
    ["/reports/x", null],
    ["/my/settings", "mine"],
    [null, null],
  ])("%s belongs to %s", (path, key) => {
    expect(sectionOf(path)).toBe(key);
  });
});
