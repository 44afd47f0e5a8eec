import type { Credit, MapSetup } from "./setup.ts";
import type { MapBase } from "./styles/map-style.ts";

function CreditLink({ text, url }: Credit) {
  return url ? (
    <a href={url} rel="noopener">
      {text}
    </a>
  ) : (
    <span>{text}</span>
  );
}

/** Where the map comes from: one line always in view, the whole list one tap away. */
export function CreditLine(props: { setup: MapSetup; base: MapBase }) {
  const { credits, words } = props.setup;
  const drawn = props.base === "streets" ? credits.streets : credits.plain;
  const national = props.base === "national" ? [credits.national] : [];
  return (
    <details className="map-credit">
      <summary>
        {national.length ? credits.national.text : drawn.short}
        <span className="map-credit-more">{words.creditMore}</span>
      </summary>
      <ul>
        {[...national, ...drawn.all].map((credit) => (
          <li key={credit.text}>
            <CreditLink {...credit} />
          </li>
        ))}
      </ul>
    </details>
  );
}
