import { useTranslations } from "next-intl";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { Disclosure } from "@/app/_ui/disclosure.tsx";
import { Section } from "@/app/_ui/page.tsx";
import { cityFacts } from "@/server/places/queries/map.ts";
import type { WardData } from "./ward-view.tsx";

type Office = WardData["offices"][number];

function OfficeList(props: { offices: Office[]; data: WardData }) {
  const { locale, facets } = props.data;
  const groupNames = (office: Office) =>
    office.groups
      .map((code) => facets.groups.find((group) => group.code === code)?.name)
      .filter(Boolean)
      .join(locale === "en" ? ", " : "、");
  return (
    <ul className="ward-offices">
      {props.offices.map((office) => (
        <li key={office.code}>
          <b>{nameIn(locale, office.name)}</b>
          {office.phone ? <a href={`tel:${office.phone}`}>{office.phone}</a> : null}
          <small>{groupNames(office)}</small>
        </li>
      ))}
    </ul>
  );
}

/** Who is responsible here. Names of sections and areas are examples, and this says so. */
export function Offices(data: WardData) {
  const t = useTranslations("ward");
  const { offices, locale } = data;
  const sections = offices.filter(({ kind }) => kind.startsWith("section:"));
  const shared = offices.filter(({ kind }) => !kind.startsWith("section:"));
  const address = sections.find((office) => office.address)?.address;
  const hours = sections.find((office) => office.hours)?.hours;
  return (
    <Section title={t("offices")} icon="people" id="offices">
      {address ? (
        <p>
          {t("address")}
          <br />
          <span lang="ja">{address}</span>
        </p>
      ) : null}
      {hours ? <p>{nameIn(locale, hours)}</p> : null}
      <Disclosure summary={t("sections")}>
        <OfficeList offices={sections} data={data} />
      </Disclosure>
      <Disclosure summary={t("shared")}>
        <OfficeList offices={shared} data={data} />
      </Disclosure>
      <p className="ui-meta mt-3">{nameIn(locale, cityFacts().officesNote)}</p>
    </Section>
  );
}
