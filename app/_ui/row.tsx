import type { ReactNode } from "react";
import { Link } from "./link.tsx";
import { Photo, type PhotoSource } from "./photo.tsx";

/** A list of rows in one box. */
export function Rows(props: { label?: string; children: ReactNode }) {
  return (
    <ul className="ui-rows" aria-label={props.label}>
      {props.children}
    </ul>
  );
}

/**
 * A thing in a list: picture at the left, title as the link of the whole row, small facts around.
 * Use inside `<li>`. `photo` null leaves the picture's column out; `top` holds chip and category.
 */
export function Row(props: {
  href: string;
  title: ReactNode;
  heading?: "h2" | "h3" | "h4";
  photo: (PhotoSource & { alt: string }) | null;
  top?: ReactNode;
  selected?: boolean;
  /** Marks the row for script that keeps map and list together. */
  id?: string;
  children?: ReactNode;
}) {
  const { heading: Heading = "h3", photo } = props;
  return (
    <article
      id={props.id}
      className={photo ? "ui-row" : "ui-row ui-row-plain"}
      data-selected={props.selected ? "" : undefined}
    >
      {photo ? <Photo {...photo} ratio="1 / 1" sizes="104px" corner /> : null}
      <div className="min-w-0">
        {props.top ? <div className="ui-row-top">{props.top}</div> : null}
        <Heading className="ui-row-title">
          <Link href={props.href}>{props.title}</Link>
        </Heading>
        {props.children}
      </div>
    </article>
  );
}
