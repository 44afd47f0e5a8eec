import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type NoticeTone = "plain" | "info" | "lamp" | "success" | "error" | "city";

const icons: Partial<Record<NoticeTone, IconName>> = {
  info: "info",
  success: "check",
  error: "alert",
};

/**
 * A box that says one thing. `info` teal, `lamp` people's help or "look at this first", `city` the
 * city's own voice, `plain` an aside. `live` reads it out when it appears by script.
 */
export function Notice(props: {
  tone?: NoticeTone;
  title?: ReactNode;
  icon?: IconName | null;
  live?: "status" | "alert";
  children?: ReactNode;
}) {
  const tone = props.tone ?? "plain";
  const icon = props.icon === undefined ? icons[tone] : props.icon;
  return (
    <div className={`ui-notice ui-notice-${tone}`} role={props.live}>
      {icon ? <Icon name={icon} /> : null}
      <div>
        {props.title ? <p className="ui-notice-title">{props.title}</p> : null}
        {props.children}
      </div>
    </div>
  );
}
