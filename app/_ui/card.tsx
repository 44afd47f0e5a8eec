import type { ReactNode } from "react";

/** A surface with a hairline. `flush` has no padding, for pictures and lists that reach the edge. */
export function Card(props: {
  as?: "div" | "section" | "article" | "li" | "figure";
  flush?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const { as: Element = "div" } = props;
  const classes = ["ui-card", props.flush ? "ui-card-flush" : "", props.className ?? ""];
  return <Element className={classes.filter(Boolean).join(" ")}>{props.children}</Element>;
}
