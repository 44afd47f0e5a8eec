import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** More words for those who want them, opened without script. */
export function Disclosure(props: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="ui-details" open={props.open}>
      <summary>
        <span>{props.summary}</span>
        <Icon name="down" small />
      </summary>
      <div>{props.children}</div>
    </details>
  );
}
