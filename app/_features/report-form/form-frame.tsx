"use client";

import { type FormEvent, type ReactNode, useEffect } from "react";
import { problemsIn } from "./check-step.ts";
import { formAddress } from "./form-answer.ts";
import { useFormTools } from "./form-context.tsx";
import type { FormTools } from "./form-tools.ts";
import { openQuestions } from "./open-questions.ts";
import { readChoice } from "./read-choice.ts";
import { sendReport, tell } from "./send-report.ts";
import { type Step, steps } from "./steps.ts";
import { useStore } from "./store.ts";
import { keepForm, useDraft } from "./use-draft.ts";
import { useResending } from "./use-network.ts";
import { goTo, useSteps } from "./use-steps.ts";

/** Goes on to the next part, or says what this one still needs. */
export function goOn(tools: FormTools, from: Step): void {
  const problems = problemsIn(tools, from);
  const next = steps[steps.indexOf(from) + 1];
  // Every step's address names the form: coming back to one after sending finds it sent.
  keepForm(tools);
  if (problems.length === 0) tools.problems.set([]);
  if (problems.length) tell(tools, problems);
  else if (next) goTo(next);
  else void sendReport(tools);
}

function useChoice(tools: FormTools): void {
  useEffect(() => {
    const form = tools.form.current;
    const read = () => {
      if (!form) return;
      openQuestions(form);
      tools.choice.set(readChoice(form));
    };
    const onChange = ({ target }: Event) => {
      const name = target instanceof HTMLInputElement ? target.name : "category";
      if (name === "category") read();
    };
    read();
    form?.addEventListener("change", onChange);
    return () => form?.removeEventListener("change", onChange);
  }, [tools]);
}

/** A place that was put right takes its problem away: the pin says where it is now. */
function useSettledPlace(tools: FormTools): void {
  useEffect(
    () =>
      tools.place.place.subscribe(() => {
        const { described, state } = tools.place.place.get();
        const problems = tools.problems.get();
        const rest = problems.filter(({ step }) => step !== "place");
        if (state === "known" && described?.ward && rest.length < problems.length)
          tools.problems.set(rest);
      }),
    [tools],
  );
}

/**
 * The form itself: without script a plain multipart form with all parts one under the other, with
 * script four steps that send the same fields to the same address.
 */
export function FormFrame(props: { children: ReactNode }) {
  const tools = useFormTools();
  const ready = useStore(tools.ready);
  const step = useSteps(tools);
  useChoice(tools);
  useDraft(tools);
  useResending(tools);
  useSettledPlace(tools);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    goOn(tools, step);
  };
  return (
    <form
      ref={tools.form}
      className="report-form"
      method="post"
      encType="multipart/form-data"
      action={formAddress(tools.locale)}
      noValidate
      onSubmit={submit}
      data-ready={ready ? "" : undefined}
      data-step={step}
    >
      {props.children}
    </form>
  );
}
