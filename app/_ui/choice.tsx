import type { ComponentPropsWithRef, ReactNode } from "react";

/** One radio button or checkbox with its words; 44 px high, the words are part of the target. */
export function Choice(
  props: { type: "radio" | "checkbox"; id: string; label: ReactNode; hint?: ReactNode } & Omit<
    ComponentPropsWithRef<"input">,
    "type" | "id" | "disabled"
  >,
) {
  const { label, hint, id, ...input } = props;
  const described = [hint ? `${id}-note` : "", input["aria-describedby"] ?? ""];
  return (
    <div className="ui-choice">
      <input
        {...input}
        id={id}
        aria-describedby={described.filter(Boolean).join(" ") || undefined}
      />
      <span>
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <span id={`${id}-note`} className="ui-hint block">
            {hint}
          </span>
        ) : null}
      </span>
    </div>
  );
}
