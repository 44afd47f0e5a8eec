import { describe, expect, test } from "vitest";
import type { PublicationRule } from "../lifecycle.ts";
import { publicationRules } from "../lifecycle.ts";
import type { Submission } from "../schema.ts";
import {
  type CategoryRule,
  checkAnswers,
  checkSubmission,
  checkTexts,
  isAsked,
  isStricter,
  publicationRuleFor,
  type QuestionRule,
  seenMoment,
} from "./check.ts";
import { CONSENT_VERSION } from "./limits.ts";

const question = (
  type: QuestionRule["type"],
  changes: Partial<QuestionRule> = {},
): QuestionRule => ({
  id: "q",
  type,
  required: false,
  options: [{ value: "small" }, { value: "large" }],
  ...changes,
});

const told = (problems: { field: string; key: string }[]) =>
  problems.map(({ field, key }) => `${field}: ${key}`);

const answered = (rule: QuestionRule, value: string | string[]) =>
  checkAnswers([rule], { q: value });

describe("title and body", () => {
  test.each([
    ["a title alone", "穴", "", []],
    ["no title", "", "a", ["title: titleMissing"]],
    ["a title of spaces", " \u3000\n", "", ["title: titleMissing"]],
    ["a title of signs nobody sees", "\u202e\0\u200b", "", ["title: titleMissing"]],
    ["60 letters", "あ".repeat(60), "", []],
    ["61 letters", "あ".repeat(61), "", ["title: titleLong"]],
    ["60 emoji", "🔥".repeat(60), "", []],
    ["61 emoji", "🔥".repeat(61), "", ["title: titleLong"]],
    ["60 letters and control characters", `${"あ\0".repeat(60)}`, "", []],
    ["2,000 letters of body", "a", "い".repeat(2_000), []],
    ["2,001 letters of body", "a", "い".repeat(2_001), ["body: bodyLong"]],
    [
      "100,000 letters of both",
      "あ".repeat(100_000),
      "い".repeat(100_000),
      ["title: titleLong", "body: bodyLong"],
    ],
  ])("%s", (_what, title, body, problems) => {
    expect(told(checkTexts({ title, body }).problems)).toEqual(problems);
  });

  test("too long says by how much", () => {
    const [problem] = checkTexts({ title: "🔥".repeat(100), body: "" }).problems;
    expect(problem?.params).toEqual({ limit: 60, over: 40 });
  });
});

describe("answers", () => {
  test.each([
    ["text", "a word", "a word"],
    ["text", " spaces \0", "spaces"],
    ["text", "あ".repeat(500), "あ".repeat(500)],
    ["number", "12", "12"],
    ["number", "-0.5", "-0.5"],
    ["number", "１２", "１２"],
    ["date", "2026-11-22", "2026-11-22"],
    ["date", "2024-02-29", "2024-02-29"],
    ["single", "small", "small"],
    ["multiple", ["small", "large", "small"], ["small", "large"]],
    ["multiple", "large", ["large"]],
  ] as const)("%s takes %j", (type, value, kept) => {
    const rule = question(type);
    const given = typeof value === "string" ? value : [...value];
    expect(answered(rule, given)).toEqual({ answers: { q: kept }, problems: [] });
  });

  test.each([
    ["text", "あ".repeat(501), "answerLong"],
    ["text", "あ".repeat(100_000), "answerLong"],
    ["number", "many", "answerNumber"],
    ["number", "1e9", "answerNumber"],
    ["number", "1234567890", "answerNumber"],
    ["number", "1.2345", "answerNumber"],
    ["number", "0x10", "answerNumber"],
    ["number", "١٢", "answerNumber"],
    ["date", "2026-02-30", "answerDate"],
    ["date", "2026-13-01", "answerDate"],
    ["date", "22/11/2026", "answerDate"],
    ["date", "2026-11-22T00:00", "answerDate"],
    ["date", "yesterday", "answerDate"],
    ["single", "huge", "answerUnknown"],
    ["single", "__proto__", "answerUnknown"],
    ["multiple", ["small", "huge"], "answerUnknown"],
  ] as const)("%s refuses %j", (type, value, key) => {
    const given = typeof value === "string" ? value : [...value];
    const { answers, problems } = answered(question(type), given);
    expect(told(problems)).toEqual([`answer.q: ${key}`]);
    expect(answers).toEqual({});
  });

  const types = ["text", "number", "single", "multiple", "date"] as const;
  test.each(types)("%s may stay empty unless it is required", (type) => {
    for (const value of ["", " \u3000", [], ["", " "], "\0\u202e"]) {
      const given = typeof value === "string" ? value : [...value];
      expect(answered(question(type), given)).toEqual({ answers: {}, problems: [] });
      const { problems } = answered(question(type, { required: true }), given);
      expect(told(problems)).toEqual(["answer.q: answerMissing"]);
    }
    expect(told(checkAnswers([question(type, { required: true })], {}).problems)).toEqual([
      "answer.q: answerMissing",
    ]);
  });

  test("one answer is kept where one is asked for", () => {
    expect(answered(question("single"), ["small", "large"]).answers).toEqual({ q: "small" });
  });

  test("answers to questions that nobody asked are dropped", () => {
    expect(checkAnswers([], { q: "a", __proto__: "b", constructor: "c" })).toEqual({
      answers: {},
      problems: [],
    });
  });
});

describe("a question that hangs on another", () => {
  const size = question("single", { id: "size", required: true });
  const detail = question("text", {
    id: "detail",
    required: true,
    showIf: { question: "size", in: ["large"] },
  });

  test.each([
    [{ size: "large", detail: "1 m" }, { size: "large", detail: "1 m" }, []],
    [{ size: "large" }, { size: "large" }, ["answer.detail: answerMissing"]],
    [{ size: "small" }, { size: "small" }, []],
    [{ size: "small", detail: "left over" }, { size: "small" }, []],
    [{}, {}, ["answer.size: answerMissing"]],
    [{ detail: "left over" }, {}, ["answer.size: answerMissing"]],
    [{ size: " large ", detail: "1 m" }, { size: "large", detail: "1 m" }, []],
  ])("with %j keeps %j", (given, kept, problems) => {
    const result = checkAnswers([size, detail], given);
    expect(result.answers).toEqual(kept);
    expect(told(result.problems)).toEqual(problems);
  });

  test("is asked when any of several answers shows it", () => {
    expect(isAsked(detail, { size: ["small", "large"] })).toBe(true);
    expect(isAsked(detail, { size: ["small"] })).toBe(false);
    expect(isAsked(size, {})).toBe(true);
  });

  test("is not asked when the question it hangs on is not asked either", () => {
    const third = question("text", { id: "third", showIf: { question: "detail", in: ["x"] } });
    const { answers } = checkAnswers([size, detail, third], {
      size: "small",
      detail: "x",
      third: "y",
    });
    expect(answers).toEqual({ size: "small" });
  });
});

describe("a submission", () => {
  const category: CategoryRule = {
    code: "c",
    publicationRule: "at-once",
    questions: [question("single", { required: true })],
  };
  const form = (changes: Partial<Submission> = {}): Submission => ({
    id: "0190a000-0000-7000-8000-00000000000a",
    categoryCode: "c",
    place: { lng: 135.5, lat: 34.7 },
    title: "穴",
    body: "",
    answers: { q: "small" },
    photos: [],
    photosInOpenData: true,
    unnamed: false,
    seenAt: null,
    email: "a@b.jp",
    consentVersion: CONSENT_VERSION,
    ...changes,
  });
  const photos = (n: number, alt = "") =>
    Array.from({ length: n }, (_, i) => ({ id: `0190a000-0000-7000-8000-00000000000${i}`, alt }));
  const problems = (changes: Partial<Submission>, isGuest = true) =>
    told(checkSubmission(form(changes), category, isGuest).problems);

  test("can be right", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ email: null }, false)).toEqual([]);
    expect(problems({ photos: photos(5, "い".repeat(200)) })).toEqual([]);
  });

  test.each([
    [{ place: null }, ["place: placeMissing"]],
    [{ email: null }, ["email: emailMissing"]],
    [{ email: " " }, ["email: emailMissing"]],
    [{ photos: photos(6) }, ["photos: photosMany"]],
    [
      { photos: photos(1, "い".repeat(201)) },
      ["alt.0190a000-0000-7000-8000-000000000000: altLong"],
    ],
    [{ consentVersion: "2020-01" }, ["consent: consentOld"]],
    [{ answers: {} }, ["answer.q: answerMissing"]],
  ])("with %j tells %j", (changes, expected) => {
    expect(problems(changes)).toEqual(expected);
  });

  test("a category that went away is one problem, and its questions are not asked", () => {
    const { problems: found } = checkSubmission(form({ answers: {} }), null, true);
    expect(told(found)).toEqual(["category: categoryMissing"]);
  });

  test("everything wrong is told at once, from the top of the form", () => {
    const all = form({
      place: null,
      title: "",
      body: "い".repeat(2_001),
      answers: {},
      email: "",
      consentVersion: "",
    });
    expect(told(checkSubmission(all, category, true).problems)).toEqual([
      "place: placeMissing",
      "title: titleMissing",
      "body: bodyLong",
      "answer.q: answerMissing",
      "email: emailMissing",
      "consent: consentOld",
    ]);
  });
});

describe("publication rules", () => {
  test("the ward's own goes before the category's", () => {
    for (const rule of publicationRules) {
      expect(publicationRuleFor("at-once", rule)).toBe(rule);
      expect(publicationRuleFor(rule, null)).toBe(rule);
    }
  });

  test("each is stricter than those before it", () => {
    const order: PublicationRule[] = ["at-once", "photos-after-look", "after-look", "private"];
    for (const [i, a] of order.entries())
      for (const [j, b] of order.entries()) expect(isStricter(a, b)).toBe(i > j);
  });
});

test.each([
  [null, null],
  ["", null],
  ["2026-11-22T03:00:00.000Z", "2026-11-22T03:00:00.000Z"],
  ["2026-11-22T03:00:00.001Z", null],
  ["+275760-09-13T00:00:00.000Z", null],
  ["0000-01-01T00:00:00.000Z", null],
  ["-000001-01-01T00:00:00.000Z", null],
  ["never", null],
])("%j as the moment it was seen is kept as %j", (text, kept) => {
  const now = new Date("2026-11-22T03:00:00.000Z");
  expect(seenMoment(text, now)?.toISOString() ?? null).toBe(kept);
});
