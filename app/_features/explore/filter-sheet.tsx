import "./filter.css";
import type { FormEventHandler, ReactNode } from "react";

/** Id of the popover that the filter's chip opens. */
export const filterSheetId = "filter";
export const filterTitleId = "filter-title";

/**
 * A popover that opens without script, around a `FilterForm`. With script `onSubmit` takes the form
 * over and `onChange` hears of each choice.
 */
export function FilterSheet(props: {
  onSubmit?: FormEventHandler;
  onChange?: FormEventHandler;
  children: ReactNode;
}) {
  return (
    <div
      id={filterSheetId}
      popover="auto"
      role="dialog"
      aria-labelledby={filterTitleId}
      className="ui-dialog explore-filter"
      onSubmit={props.onSubmit}
      onChange={props.onChange}
    >
      {props.children}
    </div>
  );
}
