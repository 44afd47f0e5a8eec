/**
 * Unpacks the questions of the chosen category. Where script runs, what the page holds for readers
 * without it is text; it is our own markup, made by the server with this page.
 */
export function openQuestions(form: HTMLFormElement): void {
  const chosen = form.querySelector('input[name="category"]:checked');
  const packed = chosen?.closest("[data-category]")?.querySelector("noscript");
  if (!packed || packed.nextElementSibling) return;
  const questions = document.createElement("div");
  questions.innerHTML = packed.textContent ?? "";
  packed.after(questions);
}
