import { useTranslations } from "next-intl";
import { Link } from "../link.tsx";
import { footerSections } from "./sections.ts";

/** Licence, where the map comes from, and the pages about the site itself. */
export function Footer(props: { demo: boolean }) {
  const t = useTranslations("shell");
  const pages = footerSections();
  return (
    <footer className="ui-footer">
      {pages.length > 0 ? (
        <nav aria-label={t("footer.label")}>
          <ul>
            {pages.map((page) => (
              <li key={page.href}>
                <Link href={page.href}>{t(page.word)}</Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {props.demo ? <p>{t("footer.demo")}</p> : null}
      <p>{t("footer.licence")}</p>
      <p>{t("footer.sources")}</p>
    </footer>
  );
}
