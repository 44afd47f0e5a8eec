import { useTranslations } from "next-intl";
import { Link } from "../link.tsx";
import { footerPages } from "./sections.ts";

/** Licence, where the map comes from, and the pages about the site itself. */
export function Footer(props: { demo: boolean }) {
  const t = useTranslations("shell.footer");
  const pages = footerPages.filter((page) => page.available);
  return (
    <footer className="ui-footer">
      {pages.length > 0 ? (
        <nav aria-label={t("label")}>
          <ul>
            {pages.map((page) => (
              <li key={page.key}>
                <Link href={page.href}>{t(page.key)}</Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {props.demo ? <p>{t("demo")}</p> : null}
      <p>{t("licence")}</p>
      <p>{t("sources")}</p>
    </footer>
  );
}
