import { useTranslations } from "next-intl";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { Page } from "@/app/_ui/page.tsx";
import { reportHref } from "@/app/_ui/shell/sections.ts";

/** For an address that leads nowhere, and for things the reader may not know exist. */
export default function NotFound() {
  const t = useTranslations("shell.notFound");
  const section = useTranslations("shell.section");
  const site = useTranslations("shell");
  return (
    <Page width="text">
      <title>{site("titlePattern", { title: t("title") })}</title>
      <EmptyState art="bikes" heading="h1" title={t("title")} text={t("text")}>
        <ButtonLink href="/">{t("map")}</ButtonLink>
        <ButtonLink href={reportHref} variant="outline">
          {section("report")}
        </ButtonLink>
      </EmptyState>
    </Page>
  );
}
