import { useLocale, useTranslations } from "next-intl";
import { formatMoment } from "@/app/_i18n/dates.ts";
import { localePath } from "@/app/_i18n/path.ts";
import { Qr } from "@/app/_ui/qr.tsx";
import { environment } from "@/server/platform/env.ts";
import type { ReportPart } from "./report-view.tsx";

/** On paper only: the address as a QR code, and how old its words are. */
export function PrintFoot({ report, now }: ReportPart) {
  const locale = useLocale();
  const t = useTranslations("report");
  const address = environment().publicUrl + localePath(locale, `/reports/${report.card.number}`);
  return (
    <div className="ui-print report-print">
      <Qr text={address} label={t("qr")} size={110} />
      <p>
        {t("qrNote")}
        <br />
        {address}
        <br />
        {t("asOf", { when: formatMoment(locale, now, now) })}
      </p>
    </div>
  );
}
