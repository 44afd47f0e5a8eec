"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button, type ButtonLook } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

/**
 * A native dialog: focus is kept inside, Escape and the veil close it. Controlled by `open`;
 * `onClose` is called however it was closed. `closeLabel` names the close button.
 */
export function Dialog(props: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  narrow?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (props.open && !dialog?.open) dialog?.showModal();
    if (!props.open && dialog?.open) dialog.close();
  }, [props.open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what the veil does for the mouse.
    <dialog
      ref={box}
      className={props.narrow ? "ui-dialog ui-dialog-narrow" : "ui-dialog"}
      aria-labelledby={heading}
      onClose={props.onClose}
      onClick={(event) => {
        if (event.target === box.current) box.current?.close();
      }}
    >
      <div className="ui-dialog-head">
        <h2 id={heading}>{props.title}</h2>
        <IconButton icon="close" label={props.closeLabel} onClick={() => box.current?.close()} />
      </div>
      <div className="ui-dialog-body">{props.children}</div>
      {props.footer ? <div className="ui-dialog-foot">{props.footer}</div> : null}
    </dialog>
  );
}

/** A button with the dialog it opens. Hidden where there is no script: offer a link beside it. */
export function DialogButton(
  props: ButtonLook & {
    label: ReactNode;
    title: ReactNode;
    closeLabel: string;
    narrow?: boolean;
    children: ReactNode;
  },
) {
  const { label, title, closeLabel, narrow, children, ...look } = props;
  const [open, setOpen] = useState(false);
  return (
    <span className="ui-scripted">
      <Button {...look} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        closeLabel={closeLabel}
        narrow={narrow}
      >
        {children}
      </Dialog>
    </span>
  );
}
