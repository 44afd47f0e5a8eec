import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** A small word about a thing: its kind, a deadline. `lamp` is people's help, `late` a date gone by. */
export function Tag(props: {
  tone?: "plain" | "key" | "lamp" | "late";
  icon?: IconName;
  children: ReactNode;
}) {
  const tone = props.tone && props.tone !== "plain" ? ` ui-tag-${props.tone}` : "";
  return (
    <span className={`ui-tag${tone}`}>
      {props.icon ? <Icon name={props.icon} /> : null}
      <span>{props.children}</span>
    </span>
  );
}
