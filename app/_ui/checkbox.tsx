import type { ComponentPropsWithRef, ReactNode } from "react";
import { Choice } from "./choice.tsx";
import { FieldError, FieldGroup, type FieldWords, fieldAria } from "./field.tsx";

/** A single yes: a consent, a setting. */
export function Checkbox(
  props: {
    id?: string;
    name: string;
    label: ReactNode;
    hint?: ReactNode;
    error?: string | null;
  } & Omit<ComponentPropsWithRef<"input">, "type" | "id" | "name" | "disabled">,
) {
  const { id = props.name, error, ...rest } = props;
  return (
    <div className="ui-field ui-group" data-invalid={error ? "" : undefined}>
      <FieldError id={id} error={error} />
      <Choice {...rest} {...fieldAria({ id, error })} type="checkbox" id={id} />
    </div>
  );
}

/** Any number of answers. The first box has the id `id`, so that the error summary can lead there. */
export function CheckboxGroup(
  props: Omit<FieldWords, "id"> & {
    id?: string;
    name: string;
    options: { value: string; label: ReactNode; hint?: ReactNode }[];
    defaultValues?: string[];
  },
) {
  const { id = props.name, options, name, defaultValues = [], ...words } = props;
  return (
    <FieldGroup {...words} id={id}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type="checkbox"
          id={index === 0 ? id : `${id}-${option.value}`}
          name={name}
          value={option.value}
          defaultChecked={defaultValues.includes(option.value)}
          label={option.label}
          hint={option.hint}
        />
      ))}
    </FieldGroup>
  );
}
