import { encode } from "uqr";

/** Phones read every mask; trying all eight for the best one would cost more than the rest of a page. */
const MASK = 0;

/** The dark parts of a line as one piece each. */
function runsOf(line: boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < line.length; x++) {
    if (!line[x]) continue;
    const from = x;
    while (line[x + 1]) x++;
    const width = x + 1 - from;
    path += `M${from} ${y}h${width}v1h-${width}z`;
  }
  return path;
}

/**
 * A QR code of `text`, drawn on the server: black on white in every theme, so that phones can read
 * it. `label` names it for screen readers; `size` is its edge in px.
 */
export function Qr(props: { text: string; label: string; size?: number }) {
  const { data, size } = encode(props.text, {
    ecc: "M",
    border: 2,
    maskPattern: MASK,
  });
  const dark = data.map(runsOf).join("");
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
