import { useLocale, useTranslations } from "next-intl";
import type { ComponentPropsWithRef } from "react";
import { localePath } from "@/app/_i18n/path.ts";
import { Hidden } from "./hidden.tsx";
import { Icon } from "./icon.tsx";

/**
 * A plain `<a>`: pages come ready from the page cache, so nothing is prefetched. `href` is an
 * address without language (`/reports/x`); `locale` only when it is not the page's own.
 */
export function Link(
  props: Omit<ComponentPropsWithRef<"a">, "href"> & { href: string; locale?: string },
) {
  const { href, locale, ...rest } = props;
  const own = useLocale();
  return <a {...rest} href={localePath(locale ?? own, href)} />;
}

/** A link to another site: same tab, marked by an icon and by words for screen readers. */
export function ExternalLink(
  props: Omit<ComponentPropsWithRef<"a">, "href" | "rel"> & { href: string },
) {
  const { children, ...rest } = props;
  const t = useTranslations("ui");
  return (
    <a {...rest} rel="noopener">
      {children}
      <Icon name="external" small />
      <Hidden>{t("external")}</Hidden>
    </a>
  );
}
