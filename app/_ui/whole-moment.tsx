import { formatClock, formatDay } from "@/app/_i18n/dates.ts";
import { localeRow } from "@/app/_i18n/locales.ts";

/** Day and time whose lines break between their parts, never inside: 11月18日（水） stays whole. */
export function WholeMoment(props: { locale: string; at: Date }) {
  const { locale, at } = props;
  const [, year = "", day = ""] = /^(\d+年)?(.*)$/.exec(formatDay(locale, at)) ?? [];
  return (
    <>
      {year}
      <span className="whitespace-nowrap">{day}</span>
      {localeRow(locale).dates === "en" ? ", " : ""}
      <span className="whitespace-nowrap">{formatClock(locale, at)}</span>
    </>
  );
}
