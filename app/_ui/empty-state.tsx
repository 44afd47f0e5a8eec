import type { ReactNode } from "react";

/** The project's own drawings in `public/brand`. */
export type Art =
  | "bench"
  | "bikes"
  | "drainfix"
  | "flower"
  | "hack"
  | "light"
  | "park"
  | "sign"
  | "trash";

/** Address of a drawing. */
export function artAddress(art: Art): string {
  return `/brand/art-${art}.svg`;
}

/**
 * Nothing here, or nothing worked: a small drawing, what it means, and at most two things to do
 * next (`children`: buttons). Never an apology alone.
 */
export function EmptyState(props: {
  art?: Art;
  title: ReactNode;
  heading?: "h1" | "h2" | "h3";
  text?: ReactNode;
  children?: ReactNode;
}) {
  const { heading: Heading = "h2", art = "flower" } = props;
  return (
    <div className="ui-empty">
      <img src={artAddress(art)} alt="" width={200} height={133} loading="lazy" />
      <Heading className="text-std-20B-160">{props.title}</Heading>
      {props.text ? (
        <div className="text-ink-2">
          {typeof props.text === "string" ? <p>{props.text}</p> : props.text}
        </div>
      ) : null}
      {props.children ? <div className="ui-actions">{props.children}</div> : null}
    </div>
  );
}
