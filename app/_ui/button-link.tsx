import type { ComponentPropsWithRef } from "react";
import { ButtonFace, type ButtonLook, buttonClass } from "./button.tsx";
import { Link } from "./link.tsx";

/** Goes somewhere and looks like a button. Apart from `Button`, so that scripts do not carry words. */
export function ButtonLink(
  props: ButtonLook & Omit<ComponentPropsWithRef<"a">, "href"> & { href: string; locale?: string },
) {
  const { variant, size, icon, full, className, children, ...rest } = props;
  return (
    <Link {...rest} className={buttonClass({ variant, size, full }, className)}>
      <ButtonFace icon={icon}>{children}</ButtonFace>
    </Link>
  );
}
