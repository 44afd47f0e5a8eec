import { problemsInForm, shown } from "./check-step.ts";
import { forgetDraft } from "./draft-shelf.ts";
import { type FormAnswer, sendForm } from "./form-answer.ts";
import type { FormTools, ShownProblem } from "./form-tools.ts";
import { canRetry } from "./photo-entry.ts";
import { photoShelf } from "./photo-shelf.ts";
import { goTo } from "./use-steps.ts";

/** Shows problems where they are. */
export function tell(tools: FormTools, problems: ShownProblem[]): void {
  tools.sending.set("no");
  tools.problems.set(problems);
  const [first] = problems;
  if (first && first.step !== tools.step.get()) goTo(first.step);
}

/** Photos that nobody answered for wait for the network, those refused for their sender. */
function tellPhotos(tools: FormTools): void {
  const waits = tools.photos.entries
    .get()
    .some((entry) => entry.state === "failed" && canRetry(entry));
  if (waits && !navigator.onLine) tools.sending.set("network");
  else tell(tools, [shown(tools, { field: "photos", key: "photosFailed" })]);
}

async function take(tools: FormTools, answer: FormAnswer): Promise<void> {
  if (answer.kind !== "submitted")
    return tell(
      tools,
      answer.problems.map((problem) => shown(tools, problem)),
    );
  forgetDraft(tools.formId);
  await photoShelf.clear(tools.formId);
  location.assign(answer.next);
}

/**
 * Sends the report once its photos have arrived. Pressed twice it sends once; the form's id makes
 * one report of two sends all the same. Without a network it waits and says so.
 */
export async function sendReport(tools: FormTools): Promise<void> {
  if (tools.sending.get() === "photos" || tools.sending.get() === "yes") return;
  const problems = problemsInForm(tools);
  if (problems.length) return tell(tools, problems);
  tools.problems.set([]);
  tools.sending.set("photos");
  if (!(await tools.photos.settled())) return tellPhotos(tools);
  tools.sending.set("yes");
  const body = new FormData(tools.form.current ?? undefined);
  try {
    await take(tools, await sendForm(tools.locale, body));
  } catch {
    tools.sending.set("network");
  }
}
