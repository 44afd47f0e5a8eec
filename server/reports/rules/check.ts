import type { Problem } from "@/server/core/errors.ts";
import { MAX_PHOTOS } from "@/server/media/rules.ts";
import type { PublicationRule } from "../lifecycle.ts";
import type { Submission } from "../schema.ts";
import {
  ALT_LENGTH,
  ANSWER_LENGTH,
  BODY_LENGTH,
  CONSENT_VERSION,
  cleanLine,
  cleanText,
  letters,
  TITLE_LENGTH,
} from "./limits.ts";

export type QuestionRule = {
  id: string;
  type: "text" | "number" | "single" | "multiple" | "date";
  required: boolean;
  options?: readonly { value: string }[];
  showIf?: { question: string; in: readonly string[] };
};

export type CategoryRule = {
  code: string;
  questions: readonly QuestionRule[];
  publicationRule: string;
};

type Answers = Record<string, string | string[]>;

const listOf = (answer: string | string[] | undefined): string[] =>
  (Array.isArray(answer) ? answer : [answer ?? ""]).map((text) => text.trim()).filter(Boolean);

/** True when a question is asked, given the answers so far. */
export const isAsked = (question: QuestionRule, answers: Answers): boolean =>
  !question.showIf ||
  listOf(answers[question.showIf.question]).some((value) => question.showIf?.in.includes(value));

const isRealDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

function answerProblem(question: QuestionRule, values: string[]): string | null {
  const [first = ""] = values;
  if (values.length === 0) return question.required ? "answerMissing" : null;
  if (question.type === "number" && !/^-?\d{1,9}(\.\d{1,3})?$/.test(first.normalize("NFKC")))
    return "answerNumber";
  if (question.type === "date" && !isDay(first)) return "answerDate";
  if (question.type === "text" && letters(first) > ANSWER_LENGTH) return "answerLong";
  if (question.type === "single" || question.type === "multiple") {
    const known = new Set(question.options?.map((option) => option.value));
    if (values.some((value) => !known.has(value))) return "answerUnknown";
  }
  return null;
}

function isDay(text: string): boolean {
  try {
    return isRealDay(text);
  } catch {
    return false;
  }
}

/** Answers as they are kept: only questions that are asked, cleaned; and what is wrong with them. */
export function checkAnswers(
  questions: readonly QuestionRule[],
  answers: Answers,
): { answers: Answers; problems: Problem[] } {
  const kept: Answers = {};
  // What was answered to questions that are asked: a left-over answer shows no further question.
  const given: Answers = {};
  const problems: Problem[] = [];
  for (const question of questions) {
    if (!isAsked(question, given)) continue;
    given[question.id] = answers[question.id] ?? "";
    const values = listOf(answers[question.id]).map(cleanText).filter(Boolean);
    const key = answerProblem(question, values);
    if (key)
      problems.push({ field: `answer.${question.id}`, key, params: { limit: ANSWER_LENGTH } });
    else if (values.length)
      kept[question.id] = question.type === "multiple" ? [...new Set(values)] : (values[0] ?? "");
  }
  return { answers: kept, problems };
}

export type CheckedTexts = { title: string; body: string; problems: Problem[] };

/** Title and body as they are kept, and what is wrong with them. */
export function checkTexts(input: { title: string; body: string }): CheckedTexts {
  const title = cleanLine(input.title);
  const body = cleanText(input.body);
  const problems: Problem[] = [];
  if (!title) problems.push({ field: "title", key: "titleMissing" });
  const titleLetters = letters(title);
  if (titleLetters > TITLE_LENGTH)
    problems.push({
      field: "title",
      key: "titleLong",
      params: { limit: TITLE_LENGTH, over: titleLetters - TITLE_LENGTH },
    });
  const bodyLetters = letters(body);
  if (bodyLetters > BODY_LENGTH)
    problems.push({
      field: "body",
      key: "bodyLong",
      params: { limit: BODY_LENGTH, over: bodyLetters - BODY_LENGTH },
    });
  return { title, body, problems };
}

/** All of a submission but what needs the database: place, category and photos are looked up. */
export function checkSubmission(
  input: Submission,
  category: CategoryRule | null,
  isGuest: boolean,
): { texts: CheckedTexts; answers: Answers; problems: Problem[] } {
  const problems: Problem[] = [];
  if (!input.place) problems.push({ field: "place", key: "placeMissing" });
  if (!category) problems.push({ field: "category", key: "categoryMissing" });
  const texts = checkTexts(input);
  const answered = checkAnswers(category?.questions ?? [], input.answers);
  problems.push(...texts.problems, ...answered.problems);
  if (input.photos.length > MAX_PHOTOS)
    problems.push({ field: "photos", key: "photosMany", params: { limit: MAX_PHOTOS } });
  for (const photo of input.photos) {
    if (letters(cleanLine(photo.alt)) > ALT_LENGTH)
      problems.push({ field: `alt.${photo.id}`, key: "altLong", params: { limit: ALT_LENGTH } });
  }
  if (isGuest && !input.email?.trim()) problems.push({ field: "email", key: "emailMissing" });
  if (input.consentVersion !== CONSENT_VERSION)
    problems.push({ field: "consent", key: "consentOld" });
  return { texts, answers: answered.answers, problems };
}

/** When it was seen, where that is a moment of the past; a wrong clock is no reason to refuse. */
export function seenMoment(text: string | null, now: Date): Date | null {
  const at = new Date(text ?? "");
  return at.getTime() > 0 && at <= now ? at : null;
}

const STRICTNESS: Record<PublicationRule, number> = {
  "at-once": 0,
  "photos-after-look": 1,
  "after-look": 2,
  private: 3,
};

/** The rule of a category in a ward: the ward's own where it has one, else the category's. */
export const publicationRuleFor = (categoryRule: string, wardRule: string | null) =>
  (wardRule ?? categoryRule) as PublicationRule;

/** True when `next` shows less than `now` to the public; a person agrees to no more than was said. */
export const isStricter = (next: PublicationRule, now: PublicationRule) =>
  STRICTNESS[next] > STRICTNESS[now];
