import type { ComponentPropsWithRef } from "react";
import { Icon, type IconName } from "./icon.tsx";

/**
 * A button that is only an icon, 44 × 44 px: for back, close, zoom, locate, search and menu alone.
 * `label` is its name for screen readers and its tooltip; `float` lifts it off a map or photo.
 */
export function IconButton(
  props: { icon: IconName; label: string; float?: boolean } & Omit<
    ComponentPropsWithRef<"button">,
    "disabled" | "children" | "aria-label"
  >,
) {
  const { icon, label, float, className, type = "button", ...rest } = props;
  const classes = ["ui-icon-button", float ? "ui-icon-button-float" : "", className ?? ""];
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={classes.filter(Boolean).join(" ")}
    >
      <Icon name={icon} />
    </button>
  );
}
