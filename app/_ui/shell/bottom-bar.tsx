import { useTranslations } from "next-intl";
import { Icon, type IconName } from "../icon.tsx";
import { Link } from "../link.tsx";
import { barSections, myPageHref, reportHref, signInHref } from "./sections.ts";
import type { ShellProps } from "./shell.tsx";

/** The phone's bar: what is used most within reach of the thumb, the post button raised. */
export function BottomBar(props: Pick<ShellProps, "person" | "current">) {
  const t = useTranslations("shell");
  const { before, after } = barSections();
  const item = (page: { key: string; href: string; icon: IconName; word?: string }) => (
    <li key={page.key}>
      <Link href={page.href} aria-current={props.current === page.key ? "page" : undefined}>
        <Icon name={page.icon} />
        <span>{t(`section.${page.word ?? page.key}`)}</span>
      </Link>
    </li>
  );
  return (
    <nav aria-label={t("bar")} className="ui-bar">
      <ul>
        {before.map(item)}
        <li>
          <Link
            href={reportHref}
            className="ui-bar-post"
            aria-current={props.current === "report" ? "page" : undefined}
          >
            <span className="ui-bar-badge">
              <Icon name="camera" />
            </span>
            <span>{t("section.report")}</span>
          </Link>
        </li>
        {after.map(item)}
        {props.person
          ? item({ key: "mine", href: myPageHref, icon: "user" })
          : item({ key: "mine", href: signInHref, icon: "user", word: "signIn" })}
      </ul>
    </nav>
  );
}
