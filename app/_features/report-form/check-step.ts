import type { Problem } from "@/server/core/errors.ts";
import { checkTexts } from "@/server/reports/rules/check.ts";
import type { FormTools, ShownProblem } from "./form-tools.ts";
import { answerName, fieldId, type Step, stepOf, steps } from "./steps.ts";

const filled = (form: FormData, name: string) =>
  form.getAll(name).some((value) => typeof value === "string" && value.trim() !== "");

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");

function placeProblems(tools: FormTools): Problem[] {
  const { pin, described, state } = tools.place.place.get();
  if (!pin) return [{ field: "place", key: "placeMissing" }];
  const isOutside = state === "known" && described?.ward === null;
  return isOutside ? [{ field: "place", key: "placeOutside" }] : [];
}

/** The words of a question, as the page shows them. */
const questionWords = (element: Element | null) => element?.getAttribute("data-question") ?? "";

const questionsOf = (form: HTMLFormElement, code: string) =>
  form.querySelectorAll(`[data-category="${CSS.escape(code)}"] [data-question]`);

function answerProblems(tools: FormTools, form: FormData): Problem[] {
  const code = tools.choice.get()?.code;
  if (!code || !tools.form.current) return [];
  return [...questionsOf(tools.form.current, code)].flatMap((element) => {
    const id = element.getAttribute("data-id") ?? "";
    const isMissing = element.hasAttribute("data-required") && !filled(form, answerName(code, id));
    return isMissing ? [{ field: `answer.${id}`, key: "answerMissing" }] : [];
  });
}

function whatProblems(tools: FormTools, form: FormData): Problem[] {
  const texts = checkTexts({ title: textOf(form, "title"), body: textOf(form, "body") }).problems;
  const category: Problem[] = filled(form, "category")
    ? []
    : [{ field: "category", key: "categoryMissing" }];
  const isTitle = ({ field }: Problem) => field === "title";
  return [
    ...texts.filter(isTitle),
    ...category,
    ...answerProblems(tools, form),
    ...texts.filter((problem) => !isTitle(problem)),
  ];
}

const confirmProblems = (tools: FormTools, form: FormData): Problem[] =>
  tools.guest && !filled(form, "email") ? [{ field: "email", key: "emailMissing" }] : [];

/** A problem in words, with the question it is about filled in. */
export function shown(tools: FormTools, problem: Problem): ShownProblem {
  const id = fieldId(problem.field, tools.choice.get()?.code ?? "");
  const around = document.getElementById(id)?.closest("[data-question]") ?? null;
  const params = { ...problem.params, question: questionWords(around) };
  return { id, step: stepOf(problem.field), text: tools.sentence({ ...problem, params }) };
}

/** What is wrong in one part, as far as this page can tell; the server has the last word. */
export function problemsIn(tools: FormTools, step: Step): ShownProblem[] {
  const form = new FormData(tools.form.current ?? undefined);
  const found = {
    photos: (): Problem[] => [],
    place: () => placeProblems(tools),
    what: () => whatProblems(tools, form),
    confirm: () => confirmProblems(tools, form),
  }[step]();
  return found.map((problem) => shown(tools, problem));
}

/** The same for the whole form. */
export const problemsInForm = (tools: FormTools) =>
  steps.flatMap((step) => problemsIn(tools, step));
