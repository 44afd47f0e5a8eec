import { useTranslations } from "next-intl";
import { Icon } from "../icon.tsx";
import { Link } from "../link.tsx";
import { LanguageLinks } from "./language-switch.tsx";
import { footerPages, myPageHref, openSections, reportHref, signInHref } from "./sections.ts";
import type { ShellProps } from "./shell.tsx";

export const drawerId = "menu";

/** The phone's menu: a native popover, so it opens, closes and answers Escape without script. */
export function Drawer(props: ShellProps) {
  const t = useTranslations("shell");
  const pages = [
    ...openSections(),
    { key: "report", href: reportHref, icon: "camera" as const },
    props.person
      ? { key: "mine", href: myPageHref, icon: "user" as const }
      : { key: "signIn", href: signInHref, icon: "user" as const },
  ];
  return (
    <div id={drawerId} popover="auto" className="ui-drawer">
      <div className="ui-drawer-head">
        <span>{t("menu")}</span>
        <button
          type="button"
          className="ui-icon-button"
          popoverTarget={drawerId}
          popoverTargetAction="hide"
          aria-label={t("closeMenu")}
        >
          <Icon name="close" />
        </button>
      </div>
      <nav aria-label={t("menu")}>
        <ul>
          {pages.map((page) => (
            <li key={page.key}>
              <Link href={page.href} aria-current={props.current === page.key ? "page" : undefined}>
                <Icon name={page.icon} />
                <span>{t(`section.${page.key}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <ul>
          <LanguageLinks
            locale={props.locale}
            path={props.path}
            icon={<Icon name="lang" />}
            wrap={(key, link) => <li key={key}>{link}</li>}
          />
          {footerPages
            .filter((page) => page.available)
            .map((page) => (
              <li key={page.key}>
                <Link href={page.href}>{t(`footer.${page.key}`)}</Link>
              </li>
            ))}
        </ul>
      </nav>
    </div>
  );
}
