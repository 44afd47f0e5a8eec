import type { ChangeEventHandler, ComponentPropsWithRef, ReactNode } from "react";
import { Icon, type IconName, type StateGroup } from "./icon.tsx";

export type ChipLook = { icon?: IconName; state?: StateGroup; more?: boolean; children: ReactNode };

/** What stands inside a chip. */
export function ChipFace(props: ChipLook) {
  return (
    <>
      {props.icon ? <Icon name={props.icon} small /> : null}
      {props.state ? <Icon state={props.state} small /> : null}
      <span>{props.children}</span>
      {props.more ? <Icon name="down" small /> : null}
    </>
  );
}

/** A row of chips; `scroll` keeps them on one line that moves sideways. */
export function Chips(props: { label?: string; scroll?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: chips in a toolbar are no form fields.
    <div
      role="group"
      aria-label={props.label}
      className={props.scroll ? "ui-chips ui-chips-scroll" : "ui-chips"}
    >
      {props.children}
    </div>
  );
}

/** A filter that opens or switches something by script. `more` shows that a choice opens. */
export function ChipButton(
  props: ChipLook & { pressed?: boolean } & Omit<ComponentPropsWithRef<"button">, "disabled">,
) {
  const { icon, state, more, children, pressed, ...button } = props;
  return (
    <button {...button} type="button" className="ui-chip" aria-pressed={pressed}>
      <ChipFace icon={icon} state={state} more={more}>
        {children}
      </ChipFace>
    </button>
  );
}

/** A filter inside a form: a checkbox or radio that looks like a chip. */
export function ChipChoice(
  props: ChipLook & {
    type?: "checkbox" | "radio";
    name: string;
    value: string;
    defaultChecked?: boolean;
    onChange?: ChangeEventHandler<HTMLInputElement>;
  },
) {
  const { icon, state, children, type = "checkbox", ...input } = props;
  return (
    <label className="ui-chip">
      <input {...input} type={type} />
      <ChipFace icon={icon} state={state}>
        {children}
      </ChipFace>
    </label>
  );
}
