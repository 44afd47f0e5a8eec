"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { useFormTools } from "./form-context.tsx";
import { sendReport } from "./send-report.ts";
import { useStore } from "./store.ts";
import { goTo } from "./use-steps.ts";

/** What happens once it is sent: who answers, by when, what can still be changed. */
export function AfterSending() {
  const tools = useFormTools();
  const choice = useStore(tools.choice);
  const clock = choice?.days
    ? tools.say("confirm.days", { n: choice.days })
    : tools.say("confirm.noDays");
  return (
    <div className="mt-6 ui-scripted">
      <Notice tone="info" icon="promise" title={tools.say("confirm.after")}>
        {tools.guest ? <p>{tools.say("confirm.guest")}</p> : null}
        {choice ? <p>{clock}</p> : null}
        <p>{tools.say("confirm.later")}</p>
      </Notice>
    </div>
  );
}

/** Waiting for photos or for the network, in words; brought into view when it begins. */
function Waiting() {
  const tools = useFormTools();
  const sending = useStore(tools.sending);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sending === "network") box.current?.scrollIntoView({ block: "nearest" });
  }, [sending]);
  return (
    <div role="status" ref={box}>
      {sending === "photos" ? <p className="mt-4">{tools.say("photos.stillSending")}</p> : null}
      {sending === "network" ? (
        <div className="mt-4">
          <Notice tone="error" icon="offline">
            <p>{tools.say("confirm.waiting")}</p>
            <Button onClick={() => sendReport(tools)}>{tools.say("confirm.again")}</Button>
          </Notice>
        </div>
      ) : null}
    </div>
  );
}

/** Sends the report; while it is on its way the button says so and does nothing. */
export function SendActions(props: { children: ReactNode }) {
  const tools = useFormTools();
  const sending = useStore(tools.sending);
  const isBusy = sending === "photos" || sending === "yes";
  return (
    <>
      <Waiting />
      <div className="ui-task-actions">
        <Button variant="outline" size="lg" className="ui-scripted" onClick={() => goTo("what")}>
          {tools.say("back")}
        </Button>
        <Button
          type="submit"
          id="send"
          size="lg"
          full
          icon="check"
          aria-disabled={isBusy || undefined}
        >
          {isBusy ? tools.say("confirm.sending") : props.children}
        </Button>
      </div>
    </>
  );
}
