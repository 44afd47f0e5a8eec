import type { ComponentPropsWithRef, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button.tsx";
import { Icon } from "./icon.tsx";

/**
 * A file input that looks like a button, for forms whose script shows what was chosen. Without
 * script use `FileField`, which lets the browser say the file's name.
 */
export function FileButton(
  props: ButtonLook & { children: ReactNode } & Omit<
      ComponentPropsWithRef<"input">,
      "type" | "size" | "disabled"
    >,
) {
  const { variant = "outline", size, icon, full, className, children, ...input } = props;
  return (
    <label className={buttonClass({ variant, size, full }, `ui-file-button ${className ?? ""}`)}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
      <input {...input} type="file" className="ui-hidden" />
    </label>
  );
}
