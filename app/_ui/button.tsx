import type { ComponentPropsWithRef, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonLook = {
  variant?: "solid" | "outline" | "neutral" | "text" | "danger";
  /** Heights 56, 48 and 44 px. */
  size?: "lg" | "md" | "sm";
  icon?: IconName;
  /** As wide as its container. */
  full?: boolean;
};

/** Classes of a button, for elements that are neither link nor button (`<label>`, `<summary>`). */
export function buttonClass(look: ButtonLook, className?: string): string {
  const classes = ["ui-button", `ui-button-${look.variant ?? "solid"}`];
  if (look.size && look.size !== "md") classes.push(`ui-button-${look.size}`);
  if (look.full) classes.push("ui-button-full");
  if (className) classes.push(className);
  return classes.join(" ");
}

/** What stands inside a button: icon and words. */
export function ButtonFace(props: { icon?: IconName | undefined; children?: ReactNode }) {
  return (
    <>
      {props.icon ? <Icon name={props.icon} /> : null}
      <span>{props.children}</span>
    </>
  );
}

/**
 * Does something here. Never `disabled`: give `aria-disabled` and say why, so that the button can
 * still be reached.
 */
export function Button(props: ButtonLook & Omit<ComponentPropsWithRef<"button">, "disabled">) {
  const { variant, size, icon, full, className, children, type = "button", ...rest } = props;
  return (
    <button {...rest} type={type} className={buttonClass({ variant, size, full }, className)}>
      <ButtonFace icon={icon}>{children}</ButtonFace>
    </button>
  );
}
