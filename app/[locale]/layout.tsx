import "../globals.css";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { currentPerson } from "@/app/_features/session/current-person.ts";
import { isLocale, localeRow } from "@/app/_i18n/locales.ts";
import { requestPath } from "@/app/_i18n/request-path.ts";
import { sectionOf } from "@/app/_ui/shell/sections.ts";
import { Shell } from "@/app/_ui/shell/shell.tsx";
import { environment } from "@/server/platform/env.ts";

type Params = { params: Promise<{ locale: string }> };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#20272b" },
  ],
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: "shell" });
  return {
    metadataBase: new URL(environment().publicUrl),
    title: { default: t("name"), template: t("titlePattern", { title: "%s" }) },
    description: t("description"),
    applicationName: t("name"),
    manifest: `/brand/site-${locale}.webmanifest`,
    icons: {
      icon: [
        { url: "/brand/icon.svg", type: "image/svg+xml" },
        { url: "/brand/icon-192.png", sizes: "192x192", type: "image/png" },
      ],
      apple: "/brand/apple-touch-icon.png",
    },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

/** The document and the shell around every page; no script of our own, no words for the browser. */
export default async function LocaleLayout({ params, children }: Params & { children: ReactNode }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const row = localeRow(locale);
  const [person, path] = await Promise.all([currentPerson(), requestPath()]);
  return (
    <html lang={row.lang} dir={row.dir}>
      <body>
        <Shell
          locale={locale}
          person={person}
          current={sectionOf(path)}
          path={path}
          demo={environment().demo}
        >
          {children}
        </Shell>
      </body>
    </html>
  );
}
