import { useTranslations } from "next-intl";
import { Page, PageHead } from "@/app/_ui/page.tsx";

/** Stands in until the map takes its place. */
export default function Front() {
  const t = useTranslations("shell");
  return (
    <Page>
      <PageHead title={t("tagline")} lead={t("description")} />
    </Page>
  );
}
