import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** A line of small facts: 23人, 8件, a date. `label` says in words what an icon with a number means. */
export function Facts(props: { children: ReactNode }) {
  return <div className="ui-facts">{props.children}</div>;
}

/** One of them. */
export function Fact(props: { icon?: IconName; label?: string; children: ReactNode }) {
  return (
    <span>
      {props.icon ? <Icon name={props.icon} /> : null}
      <span>
        {props.label ? <span className="ui-hidden">{props.label} </span> : null}
        {props.children}
      </span>
    </span>
  );
}
