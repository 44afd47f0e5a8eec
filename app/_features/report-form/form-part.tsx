"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { useFormTools } from "./form-context.tsx";
import { goOn } from "./form-frame.tsx";
import { type Step, steps } from "./steps.ts";
import { useStore } from "./store.ts";
import { goTo } from "./use-steps.ts";

/** One part of the form; with script only the current one is shown. */
export function FormPart(props: {
  name: Step;
  heading: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const tools = useFormTools();
  const ready = useStore(tools.ready);
  const isCurrent = useStore(tools.step) === props.name;
  return (
    <section
      id={props.name}
      data-part={props.name}
      className="report-part"
      aria-labelledby={`${props.name}-heading`}
      hidden={ready && !isCurrent}
    >
      <h2 id={`${props.name}-heading`} tabIndex={-1} className="report-heading">
        {props.heading}
      </h2>
      {props.lead ? <p className="ui-lead">{props.lead}</p> : null}
      {props.children}
    </section>
  );
}

/** Back and on: only where script makes steps of the parts. */
export function StepActions(props: { from: Exclude<Step, "confirm"> }) {
  const tools = useFormTools();
  const entries = useStore(tools.photos.entries);
  const before = steps[steps.indexOf(props.from) - 1];
  const skips = props.from === "photos" && entries.length === 0;
  return (
    <div className="ui-task-actions ui-scripted">
      {before ? (
        <Button variant="outline" size="lg" onClick={() => goTo(before)}>
          {tools.say("back")}
        </Button>
      ) : null}
      <Button
        size="lg"
        full
        variant={skips ? "outline" : "solid"}
        onClick={() => goOn(tools, props.from)}
      >
        {tools.say(skips ? "withoutPhotos" : `next.${props.from}`)}
      </Button>
    </div>
  );
}
