import "./filter.css";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { groupIcon } from "@/app/_features/reports/category-icon.ts";
import { localePath } from "@/app/_i18n/path.ts";
import { Button } from "@/app/_ui/button.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { ChipChoice } from "@/app/_ui/chip.tsx";
import { Icon, stateGroups } from "@/app/_ui/icon.tsx";
import { Select } from "@/app/_ui/select.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { Facets } from "./facets.ts";
import { valuesOf, withQuery, withValue } from "./filter-query.ts";
import { filterSheetId, filterTitleId } from "./filter-sheet.tsx";

export type FilterFormProps = {
  /** Path the form asks, without language: `/`, `/reports`, `/wards/abeno`. */
  path: string;
  query: string;
  facets: Facets;
  /** On a ward's own page the ward cannot be chosen. */
  fixedWard?: boolean;
  /** Words of the button, where script knows how many it would find. */
  show?: ReactNode;
};

function States(props: { query: string }) {
  const t = useTranslations();
  const chosen = valuesOf(props.query, "state");
  return (
    <fieldset className="explore-choices">
      <legend>{t("explore.states")}</legend>
      <div className="ui-chips">
        {stateGroups.map((state) => (
          <ChipChoice
            key={state}
            name="state"
            value={state}
            state={state}
            defaultChecked={chosen.includes(state)}
          >
            {t(`state.group.${state}`)}
          </ChipChoice>
        ))}
      </div>
    </fieldset>
  );
}

function Categories(props: { query: string; facets: Facets }) {
  const t = useTranslations("explore");
  const chosen = valuesOf(props.query, "category");
  const single = chosen.find((value) => !value.startsWith("group:")) ?? "";
  return (
    <fieldset className="explore-choices">
      <legend>{t("categories")}</legend>
      <div className="ui-chips">
        {props.facets.groups.map(({ code, name }) => (
          <ChipChoice
            key={code}
            name="category"
            value={`group:${code}`}
            icon={groupIcon(code)}
            defaultChecked={chosen.includes(`group:${code}`)}
          >
            {name}
          </ChipChoice>
        ))}
      </div>
      <Select id="filter-category" name="category" label={t("category")} defaultValue={single}>
        <option value="">{t("any")}</option>
        {props.facets.groups.map(({ code, name, categories }) => (
          <optgroup key={code} label={name}>
            {categories.map((category) => (
              <option key={category.code} value={category.code}>
                {category.name}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </fieldset>
  );
}

function Period(props: { query: string }) {
  const t = useTranslations("explore");
  const field = (key: "from" | "to") => (
    <TextField
      id={`filter-${key}`}
      name={key}
      label={t(key)}
      type="month"
      defaultValue={valuesOf(props.query, key)[0] ?? ""}
      autoComplete="off"
    />
  );
  return (
    <fieldset className="explore-choices">
      <legend>{t("period")}</legend>
      <p className="ui-hint">{t("periodHint")}</p>
      <div className="explore-period">
        {field("from")}
        {field("to")}
      </div>
    </fieldset>
  );
}

function FormHead() {
  const t = useTranslations("explore");
  return (
    <div className="ui-dialog-head">
      <h2 id={filterTitleId}>{t("filter")}</h2>
      <button
        type="button"
        className="ui-icon-button"
        popoverTarget={filterSheetId}
        popoverTargetAction="hide"
        aria-label={t("closeFilter")}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** All conditions in one form that asks with GET; it stands in a `FilterSheet`. */
export function FilterForm(props: FilterFormProps) {
  const { path, query, facets } = props;
  const locale = useLocale();
  const t = useTranslations("explore");
  const [words] = valuesOf(query, "q");
  const rest = withValue("", "q", words ?? null);
  return (
    <form method="get" action={localePath(locale, path)}>
      <FormHead />
      <div className="ui-dialog-body">
        <States query={query} />
        {props.fixedWard ? null : (
          <Select
            id="filter-ward"
            name="ward"
            label={t("ward")}
            defaultValue={valuesOf(query, "ward")[0] ?? ""}
            options={[
              { value: "", label: t("allWards") },
              ...facets.wards.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
        )}
        <Categories query={query} facets={facets} />
        <Period query={query} />
        {words ? <input type="hidden" name="q" value={words} /> : null}
      </div>
      <div className="ui-dialog-foot">
        <ButtonLink href={withQuery(path, rest)} variant="outline">
          {t("clear")}
        </ButtonLink>
        <Button type="submit" className="explore-show">
          <span aria-live="polite">{props.show ?? t("show")}</span>
        </Button>
      </div>
    </form>
  );
}
