import "./report.css";
import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import type { PageQuery } from "@/app/_features/explore/page-query.ts";
import { tagPage } from "@/app/_features/page-cache/tag-page.ts";
import { nameIn, placeLine } from "@/app/_features/reports/place-line.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { localePath } from "@/app/_i18n/path.ts";
import { photoAddress } from "@/app/_ui/photo.tsx";
import { DomainError } from "@/server/core/errors.ts";
import { reportByNumber } from "@/server/reports/queries/report-page.ts";
import { reportNumber } from "@/server/reports/schema.ts";
import { ReportView } from "./_components/report-view.tsx";

type Props = {
  params: Promise<{ locale: string; number: string }>;
  searchParams: Promise<PageQuery>;
};

/** Read once for head and body. Who may not see it is told what is told of one that is not there. */
const read = cache(async (locale: string, number: string) => {
  try {
    return await reportByNumber(await pageContext(locale), number);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params;
  const known = reportNumber.safeParse(number);
  const report = known.success ? await read(locale, known.data) : null;
  if (!report) return { robots: { index: false } };
  const { card, visibility } = report;
  const t = await getTranslations({ locale, namespace: "report" });
  const isPublic = visibility === "public";
  const [photo] = report.photos;
  const description = t("meta", {
    place: placeLine(card, locale),
    category: nameIn(locale, card.category.name),
  });
  return {
    title: card.title,
    description,
    ...(isPublic ? {} : { robots: { index: false, follow: false } }),
    openGraph: {
      title: card.title,
      description,
      type: "article",
      url: localePath(locale, `/reports/${card.number}`),
      ...(isPublic && photo ? { images: [{ url: photoAddress(photo.key, 960) }] } : {}),
    },
  };
}

/** The page of one report. */
export default async function Report({ params, searchParams }: Props) {
  const { locale, number } = await params;
  setRequestLocale(locale);
  const known = reportNumber.safeParse(number);
  if (!known.success) notFound();
  if (known.data !== number) permanentRedirect(localePath(locale, `/reports/${known.data}`));
  const report = await read(locale, known.data);
  if (!report) notFound();
  if (report.visibility === "public") {
    await tagPage(...[report.card, ...report.near].map((one) => `report:${one.number}`));
  }
  const { now } = await pageContext(locale);
  return <ReportView report={report} locale={locale} now={now} query={await searchParams} />;
}
