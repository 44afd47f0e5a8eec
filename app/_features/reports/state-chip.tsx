import { useTranslations } from "next-intl";
import { StatusChip } from "@/app/_ui/status-chip.tsx";
import type { StateGroup, Status } from "@/server/reports/lifecycle.ts";

/** A report's state: the group's word in lists, the longer one (`full`) on its own page. */
export function StateChip(props: { group: StateGroup; status: Status; full?: boolean }) {
  const t = useTranslations("state");
  return (
    <StatusChip group={props.group}>
      {props.full ? t(`status.${props.status}`) : t(`group.${props.group}`)}
    </StatusChip>
  );
}
