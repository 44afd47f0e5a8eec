import { useTranslations } from "next-intl";
import { PrintButton } from "@/app/_ui/print-button.tsx";
import { ShareButton } from "@/app/_ui/share-button.tsx";

/** Passing the page on: by the phone's own ways, or on paper. */
export function ShareRow(props: { title: string }) {
  const t = useTranslations("report");
  return (
    <div className="ui-actions ui-noprint">
      <ShareButton label={t("share")} copiedLabel={t("copied")} title={props.title} size="sm" />
      <PrintButton label={t("print")} size="sm" />
    </div>
  );
}
