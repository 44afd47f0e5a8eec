"use client";

import { Button, type ButtonLook } from "./button.tsx";

/** Opens the browser's print dialog. Hidden where there is no script. */
export function PrintButton(props: ButtonLook & { label: string }) {
  const { label, ...look } = props;
  return (
    <span className="ui-scripted">
      <Button variant="neutral" icon="print" {...look} onClick={() => window.print()}>
        {label}
      </Button>
    </span>
  );
}
