import { useTranslations } from "next-intl";
import type { Count } from "@/app/_features/explore/count-words.ts";
import type { Facets } from "@/app/_features/explore/facets.ts";
import { ListPart } from "@/app/_features/explore/list-part.tsx";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { ClientMessages } from "@/app/_i18n/client-messages.tsx";
import { MapPicture } from "@/app/_map/picture.tsx";
import type { MapSetup } from "@/app/_map/setup.ts";
import { Breadcrumb } from "@/app/_ui/breadcrumb.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { Page, PageHead, Section, TwoColumns } from "@/app/_ui/page.tsx";
import { cityFacts, wardBounds, wardReadings } from "@/server/places/queries/map.ts";
import type { officesOfWard, Ward } from "@/server/places/queries.ts";
import type { ReportPage } from "@/server/reports/queries/list.ts";
import type { latestAnswers, WardFigures } from "@/server/reports/queries/ward-figures.ts";
import { AgeChart } from "./age-chart.tsx";
import { Answers } from "./answers.tsx";
import { Numbers } from "./numbers.tsx";
import { Offices } from "./offices.tsx";
import { WardMap } from "./ward-map.tsx";

export type WardData = {
  ward: Ward;
  /** The filter besides the ward. */
  query: string;
  page: ReportPage;
  count: Count;
  facets: Facets;
  figures: WardFigures;
  answers: Awaited<ReturnType<typeof latestAnswers>>;
  offices: Awaited<ReturnType<typeof officesOfWard>>;
  setup: MapSetup;
  locale: string;
  now: Date;
};

/** Zoom at which so many degrees fill so many pixels. */
const zoomFor = (degrees: number, pixels: number) => Math.log2((pixels * 360) / (512 * degrees));

function TopMap({ ward, query, setup, locale, now }: WardData) {
  const t = useTranslations("map");
  const bounds = wardBounds(ward.code);
  if (!bounds) return null;
  const { west, south, east, north } = bounds;
  const middle = { lng: (west + east) / 2, lat: (south + north) / 2 };
  // A degree of latitude is drawn about 1.22 times as long as one of longitude here.
  const zoom = Math.min(zoomFor(east - west, 300), zoomFor((north - south) * 1.22, 240), 14);
  return (
    <ClientMessages namespaces={["explore", "report.row", "report.date", "state", "ui"]}>
      <WardMap
        setup={setup}
        bounds={bounds}
        ward={ward.slug}
        query={query}
        words={cityWords(locale)}
        now={now.toISOString()}
      >
        <MapPicture
          at={{ ...middle, zoom }}
          width={960}
          height={288}
          locale={locale}
          stamp={setup.stamp}
          alt={t("picture", { place: nameIn(locale, ward.name) })}
          first
          className="explore-picture"
        />
      </WardMap>
    </ClientMessages>
  );
}

/** The page of a ward. */
export function WardView(data: WardData) {
  const { ward, query, locale } = data;
  const t = useTranslations("ward");
  const readings = wardReadings(ward.code);
  const name = nameIn(locale, ward.name);
  const filtered = query !== "";
  return (
    <Page>
      <Breadcrumb
        items={[{ label: nameIn(locale, cityFacts().name), href: "/wards" }, { label: name }]}
      />
      <PageHead
        eyebrow={
          <>
            <span lang="ja">{locale === "en" ? ward.name.ja : readings?.kana}</span>
            <span aria-hidden="true">・</span>
            <span lang="ja-Latn">{readings?.roman}</span>
          </>
        }
        title={name}
        actions={
          <ButtonLink href="/report" icon="camera">
            {t("report")}
          </ButtonLink>
        }
      />
      <TopMap {...data} />
      <Numbers figures={data.figures} />
      <TwoColumns
        side={
          <>
            <Answers {...data} />
            <Offices {...data} />
          </>
        }
      >
        {filtered ? null : <AgeChart figures={data.figures} />}
        <Section title={t("reports", { ward: name })} id="reports">
          <ListPart
            path={`/wards/${ward.slug}`}
            query={query}
            fixedWard={ward.slug}
            page={data.page}
            count={data.count}
            facets={data.facets}
            now={data.now}
          />
        </Section>
      </TwoColumns>
    </Page>
  );
}
