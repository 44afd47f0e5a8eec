import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SkipLink } from "../skip-link.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";

/** Whom the shell greets; a part of what the session knows. */
export type ShellPerson = { displayName: string };

/** What every part of the shell is told. */
export type ShellProps = {
  locale: string;
  person: ShellPerson | null;
  /** Key of the main page the reader is on, or null. */
  current: string | null;
  /** Path and query without language, for the way back after changing it; null when unknown. */
  path: string | null;
  /** Demo data and demo people: says so on every page. */
  demo: boolean;
};

/** Skip link, header, `<main>`, footer and the phone's bottom bar around a page. */
export function Shell(props: ShellProps & { children: ReactNode }) {
  const { children, ...shell } = props;
  const t = useTranslations("shell");
  return (
    <div className="ui-shell">
      <SkipLink to="main" label={t("skip")} />
      <Header {...shell} />
      <main id="main" tabIndex={-1} className="ui-main">
        {children}
      </main>
      <Footer demo={shell.demo} />
      <BottomBar person={shell.person} current={shell.current} />
    </div>
  );
}
