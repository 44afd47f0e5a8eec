import "../ward.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { facets } from "@/app/_features/explore/facets.ts";
import { type PageQuery, urlQuery } from "@/app/_features/explore/page-query.ts";
import { tagPage } from "@/app/_features/page-cache/tag-page.ts";
import { readListKey } from "@/app/_features/reports/list-key.ts";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { mapSetup } from "@/app/_map/map-setup.ts";
import { DomainError } from "@/server/core/errors.ts";
import { officesOfWard, wardBySlug } from "@/server/places/queries.ts";
import { reportCount, reportPage } from "@/server/reports/queries/list.ts";
import { latestAnswers, wardFigures } from "@/server/reports/queries/ward-figures.ts";
import { filterFromUrl, filterToUrl } from "@/server/reports/rules/filter.ts";
import { WardView } from "./_components/ward-view.tsx";

type Props = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<PageQuery>;
};

const read = cache(async (locale: string, slug: string) => {
  try {
    return await wardBySlug(await pageContext(locale), slug);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const ward = await read(locale, slug);
  if (!ward) return {};
  const t = await getTranslations({ locale, namespace: "ward" });
  const name = nameIn(locale, ward.name);
  return { title: name, description: t("description", { ward: name }) };
}

/** A ward: its map, figures, who is responsible, the latest answers, its reports. */
export default async function Ward({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const ward = await read(locale, slug);
  if (!ward) notFound();
  const asked = urlQuery(await searchParams);
  const filter = { ...filterFromUrl(asked), ward: ward.slug };
  const ctx = await pageContext(locale);
  const [page, count, known, figures, answers, offices, setup] = await Promise.all([
    reportPage(ctx, filter, readListKey(asked.get("after"))),
    reportCount(ctx, filter),
    facets(ctx, locale),
    wardFigures(ctx, ward.code),
    latestAnswers(ctx, ward.code),
    officesOfWard(ctx, ward.code),
    mapSetup(locale),
    tagPage(`ward:${ward.code}`, "reports"),
  ]);
  const query = filterToUrl({ ...filter, ward: null }).toString();
  const data = { ward, query, page, count, facets: known, figures, answers, offices, setup };
  return <WardView {...data} locale={locale} now={ctx.now} />;
}
