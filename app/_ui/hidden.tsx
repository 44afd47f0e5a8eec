import type { ReactNode } from "react";

/** Words for screen readers only. */
export function Hidden(props: { children: ReactNode }) {
  return <span className="ui-hidden">{props.children}</span>;
}
