import { choose } from "./read-choice.ts";

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isBox = (element: Element): element is Box =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

/** Inputs whose value is the form's own business. */
const isOurs = (box: Box) => box.type === "hidden" || box.type === "file";

function write(box: Box, values: string[]): void {
  if (box instanceof HTMLInputElement && (box.type === "radio" || box.type === "checkbox")) {
    box.checked = values.includes(box.value);
    const group = box.checked ? box.closest("details") : null;
    if (group) group.open = true;
    return;
  }
  box.value = values[0] ?? box.value;
  // Counters listen to typing.
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Puts kept words back into a form; what script keeps elsewhere (pin, photos) is left alone. */
export function writeFields(form: HTMLFormElement, fields: [string, string][]): void {
  const category = fields.find(([name]) => name === "category")?.[1];
  // First, because it brings the inputs for its answers.
  if (category) choose(form, category);
  for (const element of [...form.elements]) {
    if (!isBox(element) || !element.name || isOurs(element)) continue;
    const values = fields.filter(([name]) => name === element.name).map(([, value]) => value);
    write(element, values);
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}
