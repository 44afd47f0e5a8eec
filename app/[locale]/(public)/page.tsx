import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Explore } from "@/app/_features/explore/explore.tsx";
import { facets } from "@/app/_features/explore/facets.ts";
import { FilterForm } from "@/app/_features/explore/filter-form.tsx";
import { Legend } from "@/app/_features/explore/legend.tsx";
import { LaterRows, More, ShowWords } from "@/app/_features/explore/list-ends.tsx";
import { type PageQuery, urlQuery } from "@/app/_features/explore/page-query.ts";
import { Results } from "@/app/_features/explore/results.tsx";
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

/** The map as it is seen first; the live one opens where this one is. */
async function FirstMap(props: { locale: string; stamp: string; cityName: string }) {
  const { locale, stamp, cityName } = props;
  const t = await getTranslations({ locale, namespace: "map" });
  const { centre } = cityFacts();
  return (
    <MapPicture
      at={{ lng: centre.lng - 0.02, lat: centre.lat - 0.015, zoom: 10.6 }}
      width={640}
      height={640}
      locale={locale}
      stamp={stamp}
      alt={t("picture", { place: cityName })}
      first
      className="explore-picture"
    />
  );
}

/** The map and the list of one filter; the list is there without script. */
export default async function Front({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const filter = filterFromUrl(urlQuery(await searchParams));
  const query = filterToUrl(filter).toString();
  const ctx = await pageContext(locale);
  const [{ cards, next }, count, known, setup, t] = await Promise.all([
    reportPage(ctx, filter),
    reportCount(ctx, filter),
    facets(ctx, locale),
    mapSetup(locale),
    getTranslations({ locale, namespace: "explore" }),
    tagPage("reports"),
  ]);
  const cityName = nameIn(locale, cityFacts().name);
  const words = cityWords(locale);
  const show = <ShowWords>{t("show")}</ShowWords>;
  const list = { cards, words, query, now: ctx.now, path: "/", later: <LaterRows /> };
  return (
    <ClientMessages namespaces={["explore", "report.row", "report.date", "state", "ui"]}>
      <Explore
        first={{ query, next, count }}
        facets={known}
        cityName={cityName}
        words={words}
        setup={setup}
        now={ctx.now.toISOString()}
        form={<FilterForm path="/" query={query} facets={known} show={show} />}
        list={
          <Results {...list}>
            <More />
          </Results>
        }
      >
        <FirstMap locale={locale} stamp={setup.stamp} cityName={cityName} />
        <Legend />
      </Explore>
    </ClientMessages>
  );
}
