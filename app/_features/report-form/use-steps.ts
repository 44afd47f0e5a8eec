import { useEffect, useRef } from "react";
import { forgetDraft } from "./draft-shelf.ts";
import type { FormTools } from "./form-tools.ts";
import { photoShelf } from "./photo-shelf.ts";
import { isStep, type Step } from "./steps.ts";
import { useStore } from "./store.ts";

/** Goes to a part of the form; the browser's back button comes back from it. */
export function goTo(step: Step): void {
  if (location.hash !== `#${step}`) location.hash = step;
}

const partAround = (element: Element) =>
  element.closest("[data-part]")?.getAttribute("data-part") ?? "";

/** Gives the focus to something of the form and shows it with what stands around it. */
export function focusOn(target: HTMLElement): void {
  const details = target.closest("details");
  if (details && target.tagName !== "SUMMARY") details.open = true;
  target.focus();
  target.scrollIntoView({ block: "center" });
}

/** Shows the part that the address names, or the part that holds what the address names. */
function follow(tools: FormTools): void {
  const name = decodeURIComponent(location.hash.slice(1));
  const target = isStep(name) ? null : document.getElementById(name);
  const part = name === "" ? "photos" : target ? partAround(target) : name;
  if (!isStep(part)) return;
  tools.step.set(part);
  if (target) requestAnimationFrame(() => focusOn(target));
}

/** The first part shown: a problem's, else the one the address names. */
function begin(tools: FormTools): void {
  const [problem] = tools.problems.get();
  const asked = new URLSearchParams(location.search).get("form");
  // The form asked for was sent already, and this is a new one: it begins at the beginning.
  if (asked && asked !== tools.formId) {
    window.history.replaceState(null, "", location.pathname);
    forgetDraft(asked);
    void photoShelf.clear(asked);
  }
  if (problem) tools.step.set(problem.step);
  else follow(tools);
  tools.ready.set(true);
}

function tellTitle(tools: FormTools, step: Step, withProblems: boolean): void {
  const title = tools.say("pageTitle", { step: tools.say(`step.${step}`) });
  // What follows the form's name is the site's.
  const end = document.title.split(tools.say("title")).at(-1);
  document.title = (withProblems ? tools.say("errorTitle", { title }) : title) + end;
}

/** Turns the parts into steps: one at a time, each with its own title and entry in the history. */
export function useSteps(tools: FormTools): Step {
  const step = useStore(tools.step);
  const withProblems = useStore(tools.problems).length > 0;
  const shown = useRef<Step | null>(null);
  useEffect(() => {
    const onHash = () => follow(tools);
    begin(tools);
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, [tools]);
  useEffect(() => tellTitle(tools, step, withProblems), [tools, step, withProblems]);
  useEffect(() => {
    const isFirst = shown.current === null;
    if (shown.current === step) return;
    shown.current = step;
    if (isFirst || tools.problems.get().length) return;
    window.scrollTo({ top: 0 });
    document.getElementById(`${step}-heading`)?.focus({ preventScroll: true });
  }, [tools, step]);
  return step;
}
