/** A quiet place holder in the shape of what will come; it does not shimmer. */
export function Skeleton(props: { className?: string; corner?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`ui-skeleton block ${props.corner ? "ui-corner" : ""} ${props.className ?? ""}`}
    />
  );
}
