import "./ward.css";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { tagPage } from "@/app/_features/page-cache/tag-page.ts";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { MapPicture } from "@/app/_map/picture.tsx";
import { Fact, Facts } from "@/app/_ui/facts.tsx";
import { Link } from "@/app/_ui/link.tsx";
import { Page, PageHead } from "@/app/_ui/page.tsx";
import { cityFacts, mapStamp, wardReadings } from "@/server/places/queries/map.ts";
import { wards } from "@/server/places/queries.ts";
import { wardCounts } from "@/server/reports/queries/ward-counts.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "ward" });
  return { title: t("listTitle") };
}

/** Every ward with its readings and how much is open there. */
export default async function Wards({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const ctx = await pageContext(locale);
  const [all, counts] = await Promise.all([wards(ctx), wardCounts(ctx), tagPage("reports")]);
  const t = await getTranslations({ locale, namespace: "ward" });
  const m = await getTranslations({ locale, namespace: "map" });
  const { centre, name } = cityFacts();
  return (
    <Page>
      <PageHead title={t("listTitle")} lead={t("listLead")} />
      <div className="wards">
        <ul className="wards-list">
          {all.map((ward) => {
            const count = counts.get(ward.code) ?? { open: 0, done: 0 };
            const readings = wardReadings(ward.code);
            return (
              <li key={ward.code} className="ui-card wards-card">
                <small lang={locale === "en" ? undefined : "ja"}>
                  {locale === "en" ? ward.name.ja : readings?.kana}
                </small>
                <h2>
                  <Link href={`/wards/${ward.slug}`}>{nameIn(locale, ward.name)}</Link>
                </h2>
                <Facts>
                  <Fact label={t("openLabel")}>{t("openShort", { n: count.open })}</Fact>
                  <Fact label={t("doneLabel")}>{t("doneShort", { n: count.done })}</Fact>
                </Facts>
              </li>
            );
          })}
        </ul>
        <div className="wards-map">
          <MapPicture
            at={{ lng: centre.lng - 0.02, lat: centre.lat - 0.015, zoom: 10.45 }}
            width={480}
            height={600}
            locale={locale}
            stamp={mapStamp()}
            alt={m("picture", { place: nameIn(locale, name) })}
          />
          <small>{m("creditPlain")}</small>
        </div>
      </div>
    </Page>
  );
}
