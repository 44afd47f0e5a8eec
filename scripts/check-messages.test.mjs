import { describe, expect, it } from "vitest";
import { argumentsOf, flat, messageBreaks } from "./check-messages.mjs";

const code = 'useTranslations("map"); getTranslations({ namespace: "report.form" })';
const breaksOf = (ja, en) =>
  messageBreaks({ ja: { "map.json": ja }, en: { "map.json": en } }, code);

describe("arguments of a message", () => {
  it.each([
    ["text", ""],
    ["{name}さん", "{name}"],
    ["{b} {a} {a}", "{a} {b}"],
    ["{n, plural, one {# report of {who}} other {# reports}}", "{n} {who}"],
    ["{s, select, a {x} other {y}}", "{s}"],
    ["{day, date, short}", "{day}"],
    ["<link>{name}</link>", "<link> {name}"],
    ["'{not}'", ""],
  ])("%s", (message, names) => {
    expect(argumentsOf(message)).toBe(names);
  });
});

it("flattens nested words", () => {
  expect(flat({ a: { b: "x", c: { d: "y" } }, e: "z" })).toEqual([
    ["a.b", "x"],
    ["a.c.d", "y"],
    ["e", "z"],
  ]);
});

describe("languages", () => {
  it.each([
    ["agree", { a: "{n}件" }, { a: "{n, plural, one {# report} other {# reports}}" }, []],
    ["lack a key", { a: "x", b: "y" }, { a: "x" }, ["en/map.json b: missing"]],
    ["have one more", { a: "x" }, { a: "x", b: "y" }, ["en/map.json b: only here"]],
    ["lack an argument", { a: "{n}件" }, { a: "reports" }, ["en/map.json a: has nothing, not {n}"]],
    ["name another", { a: "{n}件" }, { a: "{m}" }, ["en/map.json a: has {m}, not {n}"]],
    ["are empty", { a: "x" }, { a: " " }, ["en/map.json a: empty"]],
    ["are empty at home", { a: "" }, { a: "x" }, ["ja/map.json a: empty"]],
    ["hold no text", { a: "x" }, { a: 3 }, ["en/map.json a: not a text"]],
    ["are broken", { a: "{n" }, { a: "x" }, ["ja/map.json a: EXPECT_ARGUMENT_CLOSING_BRACE"]],
  ])("%s", (_, ja, en, lines) => {
    expect(breaksOf(ja, en)).toEqual(lines);
  });
});

describe("files", () => {
  it("are in every language", () => {
    const languages = { ja: { "map.json": {} }, en: { "report.json": {} } };
    expect(messageBreaks(languages, code)).toEqual([
      "en/map.json: missing",
      "ja/report.json: missing",
    ]);
  });

  it("are read by somebody", () => {
    const both = { "map.json": {}, "report.json": {}, "form.json": {}, "ma.json": {} };
    expect(messageBreaks({ ja: both, en: both }, code)).toEqual([
      "form.json: used nowhere",
      "ma.json: used nowhere",
    ]);
  });
});
