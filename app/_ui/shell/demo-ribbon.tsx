import { useTranslations } from "next-intl";
import { Icon } from "../icon.tsx";

/** One calm line on every page of a demo: nothing here is said by a real city. */
export function DemoRibbon() {
  const t = useTranslations("shell");
  return (
    <p className="ui-ribbon">
      <Icon name="info" small />
      <span>{t("demo")}</span>
    </p>
  );
}
