import type { Choice } from "./form-tools.ts";
import { openQuestions } from "./open-questions.ts";

/** The chosen category, as its radio button tells. */
export function readChoice(form: HTMLFormElement): Choice | null {
  const radio = form.querySelector<HTMLInputElement>('input[name="category"]:checked');
  if (!radio) return null;
  const { rule = "", days } = radio.dataset;
  return {
    code: radio.value,
    name: radio.labels?.[0]?.textContent ?? radio.value,
    rule,
    days: days ? Number(days) : null,
  };
}

/** Chooses a category for the reader and opens its group. */
export function choose(form: HTMLFormElement, code: string): void {
  const radio = form.querySelector<HTMLInputElement>(
    `input[name="category"][value="${CSS.escape(code)}"]`,
  );
  if (!radio) return;
  radio.checked = true;
  openQuestions(form);
  const group = radio.closest("details");
  if (group) group.open = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}
