import type { ComponentPropsWithRef } from "react";
import { Field, type FieldWords, fieldAria } from "./field.tsx";

/** One line of text. `name` is the id unless `id` is given; a placeholder is not possible. */
export function TextField(
  props: Omit<FieldWords, "id"> & { id?: string; name: string; short?: boolean } & Omit<
      ComponentPropsWithRef<"input">,
      "id" | "name" | "placeholder" | "disabled"
    >,
) {
  const { id = props.name, label, requirement, hint, error, short, className, ...input } = props;
  const classes = ["ui-input", short ? "ui-input-short" : "", className ?? ""];
  return (
    <Field id={id} label={label} requirement={requirement} hint={hint} error={error}>
      <input
        type="text"
        {...input}
        {...fieldAria({ id, hint, error })}
        id={id}
        className={classes.filter(Boolean).join(" ")}
      />
    </Field>
  );
}
