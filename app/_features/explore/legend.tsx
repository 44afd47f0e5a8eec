import { useTranslations } from "next-intl";
import { stateGroups } from "@/app/_ui/icon.tsx";
import { StatusChip } from "@/app/_ui/status-chip.tsx";

/** What the map's marks mean: shape and word of each state. */
export function Legend() {
  const t = useTranslations("state");
  return (
    <ul className="explore-legend" aria-label={t("legend")}>
      {stateGroups.map((state) => (
        <li key={state}>
          <StatusChip group={state}>{t(`group.${state}`)}</StatusChip>
        </li>
      ))}
    </ul>
  );
}
