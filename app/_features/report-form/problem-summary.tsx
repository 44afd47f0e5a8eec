"use client";

import { useEffect, useRef } from "react";
import { useFormTools } from "./form-context.tsx";
import { showProblems } from "./show-problems.ts";
import { useStore } from "./store.ts";

/** All that is wrong, at the top, linked to the inputs; takes the focus whenever it changes. */
export function ProblemSummary() {
  const tools = useFormTools();
  const problems = useStore(tools.problems);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = tools.form.current;
    if (form) showProblems(form, problems, tools.say("errorPrefix"));
    if (problems.length) box.current?.focus();
    if (problems.length) window.scrollTo({ top: 0 });
  }, [problems, tools]);
  if (problems.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: what went wrong is the first thing to be read.
    <div id="problems" className="ui-summary ui-ringed" tabIndex={-1} ref={box} autoFocus>
      <div role="alert">
        <h2>{tools.say("errorHeading")}</h2>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.id} ${problem.text}`}>
              <a href={`#${problem.id}`}>{problem.text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
