import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type TimelineKind = "resident" | "city" | "match" | "system";

const icons: Record<TimelineKind, IconName | null> = {
  resident: "user",
  city: "building",
  match: "hands",
  system: null,
};

/** What happened, newest first. Children are `TimelineItem`s. */
export function Timeline(props: { label?: string; children: ReactNode }) {
  return (
    <ol className="ui-timeline" aria-label={props.label}>
      {props.children}
    </ol>
  );
}

/**
 * One entry: who (or, for `system`, the whole sentence), a tag, the time, and what was said. The
 * shape at the left tells resident (round), city (square), help (lamp) and system (ring) apart.
 */
export function TimelineItem(props: {
  kind: TimelineKind;
  who: ReactNode;
  icon?: IconName;
  tag?: ReactNode;
  time?: ReactNode;
  id?: string;
  children?: ReactNode;
}) {
  const icon = props.icon ?? icons[props.kind];
  const inline = props.kind === "system";
  return (
    <li data-kind={props.kind} id={props.id}>
      <span className="ui-timeline-dot">{icon && !inline ? <Icon name={icon} small /> : null}</span>
      <p className="ui-timeline-who">
        <span>{props.who}</span>
        {props.tag}
        {inline ? props.time : null}
      </p>
      {inline ? null : props.time}
      {props.children ? <div className="ui-bubble">{props.children}</div> : null}
    </li>
  );
}
