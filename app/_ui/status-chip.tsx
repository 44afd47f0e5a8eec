import type { ReactNode } from "react";
import { Icon, type StateGroup } from "./icon.tsx";

/** A state as shape and word. The word may be longer than the group's own, the shape stays. */
export function StatusChip(props: { group: StateGroup; children: ReactNode }) {
  return (
    <span className={`ui-status ui-status-${props.group}`}>
      <Icon state={props.group} />
      <span>{props.children}</span>
    </span>
  );
}
