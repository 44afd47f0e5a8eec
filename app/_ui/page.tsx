import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** The width of a page: `text` for reading and forms, `wide` for everything else. */
export function Page(props: { width?: "text" | "wide"; children: ReactNode }) {
  const text = props.width === "text" ? " ui-page-text" : "";
  return <div className={`ui-page${text}`}>{props.children}</div>;
}

/** The page's one `<h1>`, with a small line above, a lead below and actions beside it. */
export function PageHead(props: {
  title: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="ui-page-head flex flex-wrap items-end justify-between gap-4">
      <div>
        {props.eyebrow ? <p className="ui-eyebrow">{props.eyebrow}</p> : null}
        <h1>{props.title}</h1>
        {props.lead ? <div className="ui-lead">{props.lead}</div> : null}
      </div>
      {props.actions ? <div className="ui-actions">{props.actions}</div> : null}
    </div>
  );
}

/** A part of a page under an `<h2>`; `end` stands at the right of the heading. */
export function Section(props: {
  title: ReactNode;
  icon?: IconName;
  end?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  const heading = (
    <h2 id={props.id}>
      {props.icon ? <Icon name={props.icon} className="me-2" /> : null}
      {props.title}
    </h2>
  );
  return (
    <section className="ui-section" aria-labelledby={props.id}>
      <div className="ui-section-head">
        {heading}
        {props.end}
      </div>
      {props.children}
    </section>
  );
}

/** Main column and a side column of 22 rem; on a phone the side comes below. */
export function TwoColumns(props: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="ui-two">
      <div className="min-w-0">{props.children}</div>
      <aside className="ui-side">{props.side}</aside>
    </div>
  );
}
