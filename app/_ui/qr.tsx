import { encode } from "uqr";

/**
 * A QR code of `text`, drawn on the server: black on white in every theme, so that phones can read
 * it. `label` names it for screen readers; `size` is its edge in px.
 */
export function Qr(props: { text: string; label: string; size?: number }) {
  const { data, size } = encode(props.text, { ecc: "M", border: 2 });
  const dark = data
    .flatMap((line, y) => line.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${size} ${size}`}
      width={props.size ?? 128}
      height={props.size ?? 128}
      shapeRendering="crispEdges"
      className="ui-qr"
    >
      <path d={dark} fill="#000" />
    </svg>
  );
}
