"use client";

import { useParams } from "next/navigation";
import { errorWords } from "@/app/_i18n/error-words.ts";
import { defaultLocale } from "@/app/_i18n/locales.ts";
import { localePath } from "@/app/_i18n/path.ts";
import { ErrorScreen } from "@/app/_ui/error-screen.tsx";

type Props = { error: Error & { digest?: string } };

/** A page that failed. The digest is Next's number of the error, written into the log beside it. */
export default function PageError({ error }: Props) {
  const { locale } = useParams<{ locale: string }>();
  const words = errorWords[locale] ?? errorWords[defaultLocale];
  if (!words) return null;
  return <ErrorScreen words={words} reference={error.digest} homeHref={localePath(locale, "/")} />;
}
