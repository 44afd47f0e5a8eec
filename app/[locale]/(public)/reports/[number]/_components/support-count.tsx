import { useTranslations } from "next-intl";
import { Icon } from "@/app/_ui/icon.tsx";

/** How many people said "me too". The button takes this place. */
export function SupportCount(props: { count: number }) {
  const t = useTranslations("report");
  return (
    <p className="report-support">
      <Icon name="support" />
      <span>
        <b>{t("support")}</b>
        <small>{props.count > 0 ? t("supportNote") : t("supportNone")}</small>
      </span>
      {props.count > 0 ? <strong>{t("supportCount", { n: props.count })}</strong> : null}
    </p>
  );
}
