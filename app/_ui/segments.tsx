import { Link } from "./link.tsx";

/** A switch between two or three views of one thing, as links. */
export function Segments(props: {
  label: string;
  views: { label: string; href: string; current: boolean }[];
}) {
  return (
    <nav aria-label={props.label} className="ui-segments">
      {props.views.map((view) => (
        <Link key={view.href} href={view.href} aria-current={view.current ? "page" : undefined}>
          {view.label}
        </Link>
      ))}
    </nav>
  );
}
