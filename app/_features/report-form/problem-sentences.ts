import type { Problem } from "@/server/core/errors.ts";
import { fill, type Words } from "./fill.ts";
import { categoryOf, type FormCatalogue, textIn } from "./form-catalogue.ts";
import type { FormState } from "./form-state.ts";
import type { ShownProblem } from "./form-tools.ts";
import { fieldId, stepOf } from "./steps.ts";

/** The question that a problem is about, in words. */
function questionOf(
  { field }: Problem,
  { one }: FormState,
  catalogue: FormCatalogue,
  locale: string,
): string {
  const id = field.startsWith("answer.") ? field.slice("answer.".length) : "";
  const question = categoryOf(catalogue, one("category"))?.questions.find((q) => q.id === id);
  return question ? textIn(question.label, locale) : "";
}

/** A draft's problems with their sentences, in the order of the form. */
export function problemSentences(
  state: FormState,
  catalogue: FormCatalogue,
  { errors, locale }: { errors: Words; locale: string },
): ShownProblem[] {
  return state.problems.map((problem) => {
    const known = fill(errors, problem.key) === problem.key ? "invalid" : problem.key;
    const question = questionOf(problem, state, catalogue, locale);
    return {
      id: fieldId(problem.field, state.one("category")),
      step: stepOf(problem.field),
      text: fill(errors, known, { ...problem.params, question }),
    };
  });
}

/** Sentence of one input, or null. */
export const sentenceAt = (problems: ShownProblem[], id: string): string | null =>
  problems.find((problem) => problem.id === id)?.text ?? null;
