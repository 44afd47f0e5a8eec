import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card.tsx";

/** A titled card around samples. */
export function Sample(props: { title: string; children: ReactNode }) {
  return (
    <Card as="section">
      <h2 className="ui-eyebrow mb-3">{props.title}</h2>
      <div className="grid gap-3">{props.children}</div>
    </Card>
  );
}
