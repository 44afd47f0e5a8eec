import "./filter.css";
import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps, FormEventHandler, ReactNode } from "react";
import { localePath } from "@/app/_i18n/path.ts";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { valuesOf, withValue } from "./filter-query.ts";

/** The header's magnifying glass leads to this id. */
export const searchId = "search";

/**
 * The one search box: words of reports, and with script addresses, stations, towns and wards.
 * The other conditions go along as hidden fields.
 */
export function SearchForm(props: {
  path: string;
  query: string;
  onSubmit?: FormEventHandler<HTMLFormElement>;
  input?: Partial<ComponentProps<typeof SearchField>>;
  children?: ReactNode;
}) {
  const locale = useLocale();
  const t = useTranslations("explore");
  const rest = new URLSearchParams(withValue(props.query, "q", null));
  return (
    <search className="explore-search">
      <form method="get" action={localePath(locale, props.path)} onSubmit={props.onSubmit}>
        {[...rest].map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <SearchField
          id={searchId}
          name="q"
          label={t("search")}
          defaultValue={valuesOf(props.query, "q")[0] ?? ""}
          autoComplete="off"
          maxLength={100}
          {...props.input}
        />
      </form>
      {props.children}
    </search>
  );
}
