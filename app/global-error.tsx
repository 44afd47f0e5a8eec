"use client";

import "./globals.css";
import { errorWords } from "@/app/_i18n/error-words.ts";
import { defaultLocale } from "@/app/_i18n/locales.ts";
import { localePath, splitLocale } from "@/app/_i18n/path.ts";
import { ErrorScreen } from "@/app/_ui/error-screen.tsx";

type Props = { error: Error & { digest?: string } };

/** The last net: the shell itself failed, so this draws the whole document. */
export default function ShellError({ error }: Props) {
  const { locale } =
    typeof location === "undefined" ? { locale: defaultLocale } : splitLocale(location.pathname);
  const words = errorWords[locale] ?? errorWords[defaultLocale];
  return (
    <html lang={locale}>
      <body>
        {words ? (
          <main>
            <title>{words.title}</title>
            <ErrorScreen
              words={words}
              reference={error.digest}
              homeHref={localePath(locale, "/")}
            />
          </main>
        ) : null}
      </body>
    </html>
  );
}
