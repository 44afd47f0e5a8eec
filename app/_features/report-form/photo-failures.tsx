"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { useFormTools } from "./form-context.tsx";
import { canRetry, type PhotoEntry } from "./photo-entry.ts";
import { useOnline } from "./use-network.ts";

/** Photos that were not taken: why, what has arrived all the same, and what can be done. */
export function PhotoFailures(props: { entries: PhotoEntry[]; onRemove: (id: string) => void }) {
  const { photos, say, sentence } = useFormTools();
  const online = useOnline();
  const arrived = props.entries.filter(({ state }) => state === "done").length;
  return props.entries.map((entry, index) => {
    if (entry.state !== "failed" || !entry.problem) return null;
    const waits = entry.problem.key === "network" && !online;
    return (
      <div key={entry.id} className="mt-4">
        <Notice tone="error" live="alert" title={say("photos.failed", { n: index + 1 })}>
          <p>{waits ? say("photos.waitingNetwork") : sentence(entry.problem)}</p>
          {arrived ? <p>{say("photos.arrived", { n: arrived })}</p> : null}
          <div className="ui-actions">
            {canRetry(entry) ? (
              <Button onClick={() => photos.retry(entry.id)}>{say("photos.retry")}</Button>
            ) : null}
            <Button variant="outline" onClick={() => props.onRemove(entry.id)}>
              {say("photos.remove")}
            </Button>
          </div>
        </Notice>
      </div>
    );
  });
}
