import type { ReactNode } from "react";

/** Pairs of term and value; `ruled` with hairlines and room for a link to change it (`action`). */
export function DefinitionList(props: {
  ruled?: boolean;
  items: { term: ReactNode; value: ReactNode; action?: ReactNode; key?: string }[];
}) {
  return (
    <dl className={props.ruled ? "ui-terms ui-terms-ruled" : "ui-terms"}>
      {props.items.map((item, index) => (
        <div key={item.key ?? index}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
          {item.action ? <dd>{item.action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
