import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Explore } from "@/app/_features/explore/explore.tsx";
import { facets } from "@/app/_features/explore/facets.ts";
import { type PageQuery, urlQuery } from "@/app/_features/explore/page-query.ts";
import { tagPage } from "@/app/_features/page-cache/tag-page.ts";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { ClientMessages } from "@/app/_i18n/client-messages.tsx";
import { mapSetup } from "@/app/_map/map-setup.ts";
import { MapPicture } from "@/app/_map/picture.tsx";
import { cityFacts } from "@/server/places/queries/map.ts";
import { reportCount, reportPage } from "@/server/reports/queries/list.ts";
import { filterFromUrl, filterToUrl } from "@/server/reports/rules/filter.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "explore" });
  return { title: t("title") };
}

/** The map and the list of one filter; the list is there without script. */
export default async function Front({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const filter = filterFromUrl(urlQuery(await searchParams));
  const ctx = await pageContext(locale);
  const [page, count, known, setup] = await Promise.all([
    reportPage(ctx, filter),
    reportCount(ctx, filter),
    facets(ctx, locale),
    mapSetup(locale),
    tagPage("reports"),
  ]);
  const { name, centre } = cityFacts();
  const t = await getTranslations({ locale, namespace: "map" });
  const cityName = nameIn(locale, name);
  return (
    <ClientMessages namespaces={["explore", "report", "state", "ui"]}>
      <Explore
        initial={{ query: filterToUrl(filter).toString(), ...page, count }}
        facets={known}
        cityName={cityName}
        words={cityWords(locale)}
        setup={setup}
        now={ctx.now.toISOString()}
      >
        <MapPicture
          at={{ lng: centre.lng - 0.02, lat: centre.lat - 0.015, zoom: 10.6 }}
          width={640}
          height={640}
          locale={locale}
          stamp={setup.stamp}
          alt={t("picture", { place: cityName })}
          first
          className="explore-picture"
        />
      </Explore>
    </ClientMessages>
  );
}
