import { iconAddress } from "@/app/_ui/icon.tsx";
import type { ShownProblem } from "./form-tools.ts";

const MARK = "data-problem";

const withId = (ids: string | null, id: string) =>
  [...new Set([...(ids ?? "").split(" ").filter(Boolean), id])].join(" ");

const withoutId = (ids: string | null, id: string) =>
  (ids ?? "")
    .split(" ")
    .filter((one) => one && one !== id)
    .join(" ");

/** The sentence above an input, made as `FieldError` makes it. */
function sentenceFor(id: string, prefix: string, text: string): HTMLElement {
  const line = document.createElement("p");
  line.id = `${id}-error`;
  line.className = "ui-error";
  line.innerHTML = `<svg class="ui-icon" aria-hidden="true"><use href="${iconAddress("i-alert")}"></use></svg>`;
  const words = document.createElement("span");
  const spoken = document.createElement("span");
  spoken.className = "ui-hidden";
  spoken.textContent = prefix;
  words.append(spoken, text);
  line.append(words);
  return line;
}

function describe(target: Element, id: string, on: boolean): void {
  const before = target.getAttribute("aria-describedby");
  const ids = on ? withId(before, id) : withoutId(before, id);
  if (ids) target.setAttribute("aria-describedby", ids);
  else target.removeAttribute("aria-describedby");
}

/** The field around an input, and what carries the mark: a group as a whole, else the input. */
function around(input: Element) {
  const field = input.closest(".ui-field");
  const group = field?.classList.contains("ui-group") ? field : null;
  return { field, group, target: group ?? input };
}

function clear(form: HTMLElement): void {
  for (const marked of form.querySelectorAll(`[${MARK}], [aria-invalid], [data-invalid]`)) {
    marked.removeAttribute(MARK);
    marked.removeAttribute("aria-invalid");
    marked.removeAttribute("data-invalid");
  }
  for (const line of form.querySelectorAll<HTMLElement>(".ui-error")) {
    line.hidden = true;
    for (const user of form.querySelectorAll(`[aria-describedby~="${CSS.escape(line.id)}"]`))
      describe(user, line.id, false);
    // Those that came with the page belong to React: they are hidden, ours are taken out.
    if (line.dataset.own !== undefined) line.remove();
  }
}

function mark(problem: ShownProblem, prefix: string): void {
  const input = document.getElementById(problem.id);
  if (!input || !("form" in input || input.tagName === "SUMMARY")) return;
  const { field, group, target } = around(input);
  if (!field) return;
  const line = sentenceFor(problem.id, prefix, problem.text);
  line.dataset.own = "";
  document.getElementById(line.id)?.removeAttribute("id");
  const [before] = [...field.children]
    .filter((child) => child.matches(".ui-hint, legend, label"))
    .slice(-1);
  if (before) before.after(line);
  else field.prepend(line);
  if (group) group.setAttribute("data-invalid", "");
  else input.setAttribute("aria-invalid", "true");
  target.setAttribute(MARK, "");
  describe(target, line.id, true);
}

/** Puts each problem's sentence above its input, and takes earlier ones away. */
export function showProblems(form: HTMLElement, problems: ShownProblem[], prefix: string): void {
  clear(form);
  for (const problem of problems) mark(problem, prefix);
}
