import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { facets } from "@/app/_features/explore/facets.ts";
import { ListPart } from "@/app/_features/explore/list-part.tsx";
import { type PageQuery, urlQuery } from "@/app/_features/explore/page-query.ts";
import { tagPage } from "@/app/_features/page-cache/tag-page.ts";
import { PlacesFound } from "@/app/_features/places/places-found.tsx";
import { readListKey } from "@/app/_features/reports/list-key.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { Page, PageHead } from "@/app/_ui/page.tsx";
import { searchPlaces } from "@/server/places/queries.ts";
import { reportCount, reportPage } from "@/server/reports/queries/list.ts";
import { filterFromUrl, filterToUrl } from "@/server/reports/rules/filter.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "explore" });
  return { title: t("listTitle") };
}

/** The list without the map: the same filter, page by page, no script. */
export default async function ReportList({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const asked = urlQuery(await searchParams);
  const filter = filterFromUrl(asked);
  const ctx = await pageContext(locale);
  const [page, count, known, places] = await Promise.all([
    reportPage(ctx, filter, readListKey(asked.get("after"))),
    reportCount(ctx, filter),
    facets(ctx, locale),
    filter.words ? searchPlaces(ctx, filter.words) : [],
    tagPage("reports"),
  ]);
  const t = await getTranslations({ locale, namespace: "explore" });
  return (
    <Page width="text">
      <PageHead title={t("listTitle")} lead={t("listLead")} />
      <ListPart
        path="/reports"
        query={filterToUrl(filter).toString()}
        page={page}
        count={count}
        facets={known}
        now={ctx.now}
      >
        <PlacesFound places={places} />
      </ListPart>
    </Page>
  );
}
