"use client";

import { IconButton } from "@/app/_ui/icon-button.tsx";
import { useFormTools } from "./form-context.tsx";
import { steps } from "./steps.ts";
import { useStore } from "./store.ts";
import { useOnline } from "./use-network.ts";
import { goTo } from "./use-steps.ts";

/** 下書きを保存ずみ: said once something is kept on this device. */
export function SavedState() {
  const tools = useFormTools();
  const saved = useStore(tools.saved);
  return <span role="status">{saved ? tools.say("saved") : ""}</span>;
}

/** Back to the part before, in the bar of a phone. */
export function BackButton() {
  const tools = useFormTools();
  const before = steps[steps.indexOf(useStore(tools.step)) - 1];
  if (!before) return <span className="w-2" />;
  return (
    <IconButton
      icon="back"
      className="ui-scripted"
      label={tools.say("back")}
      onClick={() => goTo(before)}
    />
  );
}

/** Where in the four parts the reader is; parts gone through lead back. */
export function StepBar() {
  const tools = useFormTools();
  const current = steps.indexOf(useStore(tools.step));
  return (
    <nav aria-label={tools.say("steps")} className="ui-scripted">
      <ol className="ui-steps">
        {steps.map((step, index) => {
          const words = tools.say(`step.${step}`);
          const done = index < current;
          return (
            <li
              key={step}
              data-done={done ? "" : undefined}
              aria-current={index === current ? "step" : undefined}
            >
              {done ? <span aria-hidden="true">✓ </span> : null}
              {done ? <a href={`#${step}`}>{words}</a> : words}
              {done ? <span className="ui-hidden"> {tools.say("stepDone")}</span> : null}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The black bar while there is no network. */
export function OfflineBar() {
  const tools = useFormTools();
  const online = useOnline();
  return (
    <p role="status" className={online ? "ui-hidden" : "report-offline"}>
      {online ? "" : tools.say("offline")}
    </p>
  );
}
