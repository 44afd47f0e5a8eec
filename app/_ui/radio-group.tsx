import type { ChangeEventHandler, ReactNode } from "react";
import { Choice } from "./choice.tsx";
import { FieldGroup, type FieldWords } from "./field.tsx";
import { Icon, type IconName } from "./icon.tsx";

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; icon?: IconName };

/**
 * One answer out of a few. The first radio has the id `id`, so that the error summary can lead
 * there. `look="tiles"` sets short answers side by side.
 */
export function RadioGroup(
  props: Omit<FieldWords, "id"> & {
    id?: string;
    name: string;
    options: RadioOption[];
    value?: string;
    defaultValue?: string;
    onChange?: ChangeEventHandler<HTMLInputElement>;
    look?: "list" | "tiles";
  },
) {
  const { id = props.name, options, name, value, defaultValue, onChange, look, ...words } = props;
  const input = (option: RadioOption, index: number) => ({
    id: index === 0 ? id : `${id}-${option.value}`,
    name,
    value: option.value,
    ...(value === undefined
      ? { defaultChecked: option.value === defaultValue }
      : { checked: option.value === value }),
    onChange,
  });
  return (
    <FieldGroup {...words} id={id}>
      {look === "tiles" ? (
        <div className="ui-tiles">
          {options.map((option, index) => (
            <label key={option.value} className="ui-tile">
              <input type="radio" {...input(option, index)} />
              {option.icon ? <Icon name={option.icon} small /> : null}
              {option.label}
            </label>
          ))}
        </div>
      ) : (
        options.map((option, index) => (
          <Choice
            key={option.value}
            type="radio"
            label={option.label}
            hint={option.hint}
            {...input(option, index)}
          />
        ))
      )}
    </FieldGroup>
  );
}
