import { useTranslations } from "next-intl";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** A search box with its label always in view; put it into a `<form role="search">` with GET. */
export function SearchField(
  props: { id?: string; name: string; label: ReactNode } & Omit<
    ComponentPropsWithRef<"input">,
    "id" | "name" | "type" | "placeholder" | "disabled"
  >,
) {
  const { id = props.name, label, ...input } = props;
  const t = useTranslations("ui");
  return (
    <div className="ui-search">
      <div>
        <label htmlFor={id}>{label}</label>
        <input {...input} id={id} type="search" enterKeyHint="search" />
      </div>
      <button type="submit" className="ui-search-button" aria-label={t("search")}>
        <Icon name="search" />
      </button>
    </div>
  );
}
