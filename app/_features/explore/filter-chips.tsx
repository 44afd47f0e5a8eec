import "./filter.css";
import { useTranslations } from "next-intl";
import { ChipButton, Chips } from "@/app/_ui/chip.tsx";
import { ChipLink } from "@/app/_ui/chip-link.tsx";
import { Hidden } from "@/app/_ui/hidden.tsx";
import { stateGroups } from "@/app/_ui/icon.tsx";
import { useConditions } from "./condition-words.ts";
import type { Facets } from "./facets.ts";
import { conditionsIn, toggled, valuesOf, withQuery } from "./filter-query.ts";
import { filterSheetId } from "./filter-sheet.tsx";

/**
 * The filter at a glance: a button for all conditions, each condition that is set (its link takes
 * it away), and the five states to switch on and off. All are links, so they work without script.
 */
export function FilterChips(props: { path: string; query: string; facets: Facets }) {
  const { path, query, facets } = props;
  const t = useTranslations();
  const conditions = useConditions(query, facets);
  const chosen = valuesOf(query, "state");
  const n = conditionsIn(query);
  return (
    <Chips label={t("explore.filter")} scroll>
      <ChipButton icon="filter" popoverTarget={filterSheetId} aria-haspopup="dialog">
        {n > 0 ? t("explore.filterCount", { n }) : t("explore.filter")}
      </ChipButton>
      {conditions.map(({ key, label, without }) => (
        <ChipLink key={`${key} ${label}`} href={withQuery(path, without)} icon="close" current>
          {label}
          <Hidden>{t("explore.takeAway")}</Hidden>
        </ChipLink>
      ))}
      {stateGroups.map((state) => (
        <ChipLink
          key={state}
          href={withQuery(path, toggled(query, "state", state))}
          state={state}
          current={chosen.includes(state)}
        >
          {t(`state.group.${state}`)}
        </ChipLink>
      ))}
    </Chips>
  );
}
