import type { ComponentPropsWithRef, ReactNode } from "react";
import { Field, type FieldWords, fieldAria } from "./field.tsx";
import { Icon } from "./icon.tsx";

export type Option = { value: string; label: string };

/** A native list to choose from: `options`, or `<optgroup>`s as children. */
export function Select(
  props: Omit<FieldWords, "id"> & {
    id?: string;
    name: string;
    options?: Option[];
    children?: ReactNode;
  } & Omit<ComponentPropsWithRef<"select">, "id" | "name" | "disabled">,
) {
  const { id = props.name, label, requirement, hint, error, options, children, ...input } = props;
  return (
    <Field id={id} label={label} requirement={requirement} hint={hint} error={error}>
      <span className="ui-select">
        <select {...input} {...fieldAria({ id, hint, error })} id={id} className="ui-input">
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
          {children}
        </select>
        <Icon name="down" />
      </span>
    </Field>
  );
}
