import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { localeRow, locales } from "@/app/_i18n/locales.ts";
import { Hidden } from "../hidden.tsx";

/** Where to change the language and come back to this page. */
function switchAddress(to: string, path: string | null): string {
  const query = new URLSearchParams(path === null ? { to } : { to, back: path });
  return `/api/locale?${query}`;
}

/**
 * One link per other language, each in its own words; they work without script. `wrap` puts each
 * into its list item or leaves it bare; `icon` stands before the words.
 */
export function LanguageLinks(props: {
  locale: string;
  path: string | null;
  icon: ReactNode;
  wrap: (key: string, link: ReactNode) => ReactNode;
}) {
  const t = useTranslations("shell");
  const own = localeRow(props.locale).id;
  return locales
    .filter((row) => row.id !== own)
    .map((row) =>
      props.wrap(
        row.id,
        <a key={row.id} href={switchAddress(row.id, props.path)} hrefLang={row.lang} rel="nofollow">
          {props.icon}
          <span>
            <Hidden>{t("language")}: </Hidden>
            <span lang={row.lang}>{row.label}</span>
          </span>
        </a>,
      ),
    );
}
