import type { ComponentPropsWithRef } from "react";
import { Field, type FieldWords, fieldAria } from "./field.tsx";

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea(
  props: Omit<FieldWords, "id"> & { id?: string; name: string } & Omit<
      ComponentPropsWithRef<"textarea">,
      "id" | "name" | "placeholder" | "disabled"
    >,
) {
  const { id = props.name, label, requirement, hint, error, className, ...input } = props;
  return (
    <Field id={id} label={label} requirement={requirement} hint={hint} error={error}>
      <textarea
        rows={3}
        {...input}
        {...fieldAria({ id, hint, error })}
        id={id}
        className={`ui-input ${className ?? ""}`}
      />
    </Field>
  );
}
