import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Hidden } from "./hidden.tsx";
import { Icon } from "./icon.tsx";

export type Requirement = "required" | "optional";

/** What every field carries around its input. `error` is the sentence the summary links to. */
export type FieldWords = {
  /** Id of the input itself: the target of the summary's link. */
  id: string;
  label: ReactNode;
  requirement?: Requirement | undefined;
  hint?: ReactNode;
  error?: string | null | undefined;
};

/** The `aria-*` of an input inside `Field`, so that hint and error are read with it. */
export function fieldAria(field: Pick<FieldWords, "id" | "hint" | "error">) {
  const ids = [field.hint ? `${field.id}-hint` : "", field.error ? `${field.id}-error` : ""];
  return {
    "aria-describedby": ids.filter(Boolean).join(" ") || undefined,
    "aria-invalid": field.error ? (true as const) : undefined,
  };
}

/** ※必須 or 任意 behind a label. */
export function RequirementBadge(props: { requirement: Requirement | undefined }) {
  const t = useTranslations("ui");
  if (!props.requirement) return null;
  return <span className={`ui-${props.requirement}`}>{t(props.requirement)}</span>;
}

/** The sentence that says what is wrong, above the input. */
export function FieldError(props: { id: string; error: string | null | undefined }) {
  const t = useTranslations("ui");
  if (!props.error) return null;
  return (
    <p id={`${props.id}-error`} className="ui-error">
      <Icon name="alert" />
      <span>
        <Hidden>{t("errorPrefix")}</Hidden>
        {props.error}
      </span>
    </p>
  );
}

/** Label, requirement, hint and error around one input; the input is the child. */
export function Field(props: FieldWords & { children: ReactNode }) {
  return (
    <div className="ui-field">
      <label htmlFor={props.id} className="ui-label">
        {props.label}
        <RequirementBadge requirement={props.requirement} />
      </label>
      {props.hint ? (
        <div id={`${props.id}-hint`} className="ui-hint">
          {props.hint}
        </div>
      ) : null}
      <FieldError id={props.id} error={props.error} />
      {props.children}
    </div>
  );
}

/** The same around several inputs that answer one question. The error's link goes to `id`, the first. */
export function FieldGroup(props: FieldWords & { children: ReactNode }) {
  return (
    <fieldset
      className="ui-field ui-group"
      data-invalid={props.error ? "" : undefined}
      aria-describedby={fieldAria(props)["aria-describedby"]}
    >
      <legend className="ui-label">
        {props.label}
        <RequirementBadge requirement={props.requirement} />
      </legend>
      {props.hint ? (
        <div id={`${props.id}-hint`} className="ui-hint">
          {props.hint}
        </div>
      ) : null}
      <FieldError id={props.id} error={props.error} />
      {props.children}
    </fieldset>
  );
}
