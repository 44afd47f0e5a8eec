"use client";

import { Notice } from "@/app/_ui/notice.tsx";
import { useFormTools } from "./form-context.tsx";
import type { FormTools } from "./form-tools.ts";
import { useStore } from "./store.ts";

/** The publication rule of the chosen category in the pin's ward. */
export function useRule(tools: FormTools): string | null {
  const choice = useStore(tools.choice);
  const ward = useStore(tools.place.place).described?.ward;
  if (!choice) return null;
  return tools.wardRules[`${choice.code} ${ward?.code ?? ""}`] ?? choice.rule;
}

/** Says before sending who will see the report, and when. */
export function RuleNotice() {
  const tools = useFormTools();
  const rule = useRule(tools);
  return (
    <div role="status" className="ui-scripted">
      {rule ? (
        <div className="mt-4">
          <Notice
            tone={rule === "private" ? "lamp" : "plain"}
            icon={rule === "private" ? "lock" : "eye"}
            title={tools.say("rule.title")}
          >
            <p>{tools.say(`rule.${rule}`)}</p>
          </Notice>
        </div>
      ) : null}
    </div>
  );
}
