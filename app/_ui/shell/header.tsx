import { useTranslations } from "next-intl";
import { ButtonLink } from "../button-link.tsx";
import { Hidden } from "../hidden.tsx";
import { Icon } from "../icon.tsx";
import { Link } from "../link.tsx";
import { DemoRibbon } from "./demo-ribbon.tsx";
import { Drawer, drawerId } from "./drawer.tsx";
import { LanguageLinks } from "./language-switch.tsx";
import { Logo } from "./logo.tsx";
import { headerSections, myPageHref, reportHref, searchHref, signInHref } from "./sections.ts";
import type { ShellProps } from "./shell.tsx";

/** The way to one's own page, or to signing in. */
export function PersonLink(props: Pick<ShellProps, "person" | "current">) {
  const t = useTranslations("shell");
  return (
    <Link
      href={props.person ? myPageHref : signInHref}
      aria-current={props.current === "mine" ? "page" : undefined}
    >
      <Icon name="user" small />
      <span className="ui-person">
        {props.person ? t("person", { name: props.person.displayName }) : t("section.signIn")}
      </span>
    </Link>
  );
}

/** Logo, main pages, language, sign-in and 投稿する; on a phone logo, search and menu. */
export function Header(props: ShellProps) {
  const t = useTranslations("shell");
  return (
    <header>
      {props.demo ? <DemoRibbon /> : null}
      <div className="ui-header">
        <Link href="/" className="ui-logo">
          <Logo />
          <Hidden>{t("home")}</Hidden>
        </Link>
        <nav aria-label={t("sections")} className="ui-sections">
          {headerSections().map((section) => (
            <Link
              key={section.key}
              href={section.href}
              aria-current={props.current === section.key ? "page" : undefined}
            >
              {t(`section.${section.key}`)}
            </Link>
          ))}
        </nav>
        <div className="ui-header-end">
          <LanguageLinks
            locale={props.locale}
            path={props.path}
            icon={<Icon name="lang" small />}
            wrap={(_, link) => link}
          />
          <PersonLink person={props.person} current={props.current} />
          <ButtonLink href={reportHref} icon="camera">
            {t("section.report")}
          </ButtonLink>
        </div>
        <Link href={searchHref} className="ui-icon-button" aria-label={t("section.search")}>
          <Icon name="search" />
        </Link>
        <button
          type="button"
          className="ui-icon-button"
          popoverTarget={drawerId}
          aria-label={t("menu")}
        >
          <Icon name="menu" />
        </button>
        <Drawer {...props} />
      </div>
    </header>
  );
}
