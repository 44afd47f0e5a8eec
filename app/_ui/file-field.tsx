import type { ComponentPropsWithRef } from "react";
import { Field, type FieldWords, fieldAria } from "./field.tsx";

/** A native file input that works without script; the browser names what was chosen. */
export function FileField(
  props: Omit<FieldWords, "id"> & { id?: string; name: string } & Omit<
      ComponentPropsWithRef<"input">,
      "id" | "name" | "type" | "disabled"
    >,
) {
  const { id = props.name, label, requirement, hint, error, ...input } = props;
  return (
    <Field id={id} label={label} requirement={requirement} hint={hint} error={error}>
      <input
        {...input}
        {...fieldAria({ id, hint, error })}
        type="file"
        id={id}
        className="ui-input ui-file"
      />
    </Field>
  );
}
