import type { ReactNode } from "react";

/** Two to four big numbers with what they count; `note` says what stands behind a number. */
export function Figures(props: {
  items: { label: string; value: ReactNode; unit?: string; note?: ReactNode }[];
}) {
  return (
    <dl className="ui-figures">
      {props.items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd className="ui-figure-value">
            {item.value}
            {item.unit ? <small>{item.unit}</small> : null}
          </dd>
          {item.note ? <dd className="ui-figure-note">{item.note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
