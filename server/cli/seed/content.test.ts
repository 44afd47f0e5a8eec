import { describe, expect, it } from "vitest";
import { readCityPack } from "@/db/city/pack.ts";
import { checkAnswers, checkTexts } from "@/server/reports/rules/check.ts";
import { motifNames } from "../pictures/draw.ts";
import {
  categoryShares,
  fillPlaces,
  fitsReport,
  isEasyJapanese,
  pictureInWords,
  pictureMotifs,
  writtenComments,
  writtenOrganisations,
  writtenPeople,
  writtenRepeats,
  writtenReports,
  writtenSentences,
  writtenTemplates,
} from "./content.ts";

const pack = readCityPack();
const categories = new Map(pack.categories.map((category) => [category.code, category]));
const groups = pack.groups.map(({ code }) => code);
const around = {
  town: "昭和町",
  station: { ja: "昭和町駅", en: "Showacho Station" },
  landmark: { ja: "長居公園", en: "the park" },
};
const all = [...writtenReports, ...writtenRepeats];

describe("written reports", () => {
  it("are many, and no title is there twice", () => {
    expect(writtenReports.length).toBeGreaterThanOrEqual(556);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  it.each(all.map((report) => [report.title, report] as const))("%s", (_, report) => {
    const category = categories.get(report.category);
    expect(category?.kind).toBe(report.kind);
    expect(["ja", "en"]).toContain(report.lang);
    expect(report.photoMotif === null || motifNames.includes(report.photoMotif)).toBe(true);
    expect(report.months?.every((month) => month >= 1 && month <= 12) ?? true).toBe(true);
    const title = fillPlaces(report.title, around, report.lang);
    const body = fillPlaces(report.body, around, report.lang);
    expect(title + body).not.toMatch(/[{}]/);
    expect(checkTexts({ title, body })).toEqual({ title, body, problems: [] });
    if (report.level === "easy") expect(isEasyJapanese(report.body)).toBe(true);
  });

  it("have answers that the form would take", () => {
    for (const report of writtenReports) {
      const questions = categories.get(report.category)?.questions ?? [];
      const checked = checkAnswers(questions, report.answers ?? {});
      expect({ ...checked, title: report.title }).toMatchObject({
        problems: [],
        title: report.title,
      });
      expect(checked.answers).toEqual(report.answers ?? {});
    }
  });

  it("are there for every category, and the categories of a city's year are all ours", () => {
    const used = new Set(writtenReports.map(({ category }) => category));
    expect([...categories.keys()].filter((code) => !used.has(code))).toEqual([]);
    expect(Object.keys(categoryShares).sort()).toEqual([...categories.keys()].sort());
  });

  it("are repeated only where there is a first one of the same category", () => {
    for (const { of, category } of writtenRepeats)
      expect(writtenReports.find(({ title }) => title === of)?.category).toBe(category);
  });
});

describe("written comments", () => {
  const known = (fit: string) => {
    const [place = "", motif] = fit.split("/");
    const isPlace = place === "any" || groups.includes(place) || categories.has(place);
    return isPlace && (motif === undefined || motifNames.includes(motif));
  };

  it("say what they fit, in words we know", () => {
    const said = [...writtenComments, ...writtenOrganisations.flatMap(({ says }) => says)];
    for (const { fits, when } of said) {
      expect(fits.filter((fit) => !known(fit))).toEqual([]);
      expect(["any", "open", "work", "answered", "done", "refused"]).toContain(when);
    }
  });

  it("are all for showing: none of those made for moderators", () => {
    for (const comment of writtenComments) {
      expect(comment).not.toHaveProperty("moderate");
      expect(comment.body).not.toMatch(/[{}]|\d{2,4}-\d{2,4}-\d{3,4}/);
    }
    expect(new Set(writtenComments.map(({ body }) => body)).size).toBe(writtenComments.length);
  });

  it("find a report by group, category or picture, and leave good news alone", () => {
    const about = { group: "park", category: "park-bench", motif: "bench" };
    expect(fitsReport(["park"], about)).toBe(true);
    expect(fitsReport(["park-bench"], about)).toBe(true);
    expect(fitsReport(["park-bench/bench"], about)).toBe(true);
    expect(fitsReport(["park-bench/wasp", "road"], about)).toBe(false);
    expect(fitsReport(["any"], about)).toBe(true);
    expect(fitsReport(["any"], { ...about, group: "together" })).toBe(false);
  });
});

describe("the rest", () => {
  it("has words for every drawing, in both languages", () => {
    expect([...pictureMotifs].sort()).toEqual([...motifNames].sort());
    expect(pictureInWords({ motif: "bench", variant: 0 }, "ja")).toBe(
      "見本の絵。板の割れたベンチ。",
    );
    expect(pictureInWords({ motif: "night", variant: 0 }, "en")).toContain("at night");
  });

  it("has sentences that differ and hold only places", () => {
    for (const parts of Object.values(writtenSentences)) {
      const list = Object.values(parts).flat();
      expect(new Set(list).size).toBe(list.length);
      for (const one of list) expect(one.replace(/\{(?:town|station)\}/g, "")).not.toMatch(/[{}]/);
    }
  });

  it("has templates of known groups", () => {
    for (const { group } of writtenTemplates) expect(groups).toContain(group);
  });

  it("has people with names of their own; the demo person of an NPO speaks for the first", () => {
    const names = [
      ...writtenPeople.demo,
      ...writtenPeople.residents,
      ...writtenPeople.staff,
      ...writtenOrganisations.slice(1).map(({ member }) => ({ name: member })),
    ].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(writtenPeople.residents.length).toBeGreaterThanOrEqual(30);
    expect(writtenOrganisations.length).toBeGreaterThanOrEqual(8);
  });
});
