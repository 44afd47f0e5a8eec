import { useTranslations } from "next-intl";
import { Figures } from "@/app/_ui/figures.tsx";
import type { WardFigures } from "@/server/reports/queries/ward-figures.ts";

const FIGURE = new Intl.NumberFormat("en-US");

/** Open, finished this month, answered in time, and waiting for long. */
export function Numbers({ figures }: { figures: WardFigures }) {
  const t = useTranslations("ward");
  const { answered, answeredInTime } = figures;
  const share = answered > 0 ? Math.round((answeredInTime / answered) * 100) : null;
  return (
    <div className="ward-figures">
      <Figures
        items={[
          {
            label: t("open"),
            value: FIGURE.format(figures.open),
            unit: t("unit"),
            note: t("waiting", { n: figures.waitingForAnswer }),
          },
          {
            label: t("fixed"),
            value: FIGURE.format(figures.fixedThisMonth),
            unit: t("unit"),
            note: t("thisMonth"),
          },
          {
            label: t("inTime"),
            value: share ?? "–",
            unit: share === null ? undefined : "%",
            note:
              share === null
                ? t("inTimeNone")
                : t("inTimeNote", { all: answered, n: answeredInTime }),
          },
          {
            label: t("long"),
            value: FIGURE.format(figures.openByAge[3]),
            unit: t("unit"),
            note: t("longNote"),
          },
        ]}
      />
    </div>
  );
}
