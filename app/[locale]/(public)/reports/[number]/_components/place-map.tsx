import { useTranslations } from "next-intl";
import { writeView } from "@/app/_features/explore/view-hash.ts";
import { placeLine } from "@/app/_features/reports/place-line.ts";
import { MapPicture } from "@/app/_map/picture.tsx";
import { Link } from "@/app/_ui/link.tsx";
import { mapStamp } from "@/server/places/queries/map.ts";
import type { ReportPart } from "./report-view.tsx";

const ZOOM = 16;

/** The place as a still map with the report's mark; a link leads to it on the live map. */
export function PlaceMap(props: ReportPart & { className: string }) {
  const { report, locale, className } = props;
  const t = useTranslations("report");
  const m = useTranslations("map");
  const { card, visibility } = report;
  const view = { ...card.place, zoom: 16.5, selected: card.number };
  const place = placeLine(card, locale);
  return (
    <figure className={`report-map ${className}`}>
      <div className="report-map-box">
        <MapPicture
          at={{ ...card.place, zoom: ZOOM }}
          width={384}
          height={218}
          locale={locale}
          stamp={mapStamp()}
          alt={t("mapOf", { place })}
        />
        <svg className="report-pin" viewBox="0 0 36 44" aria-hidden="true" focusable="false">
          <use href={`/icons.svg#m-${card.group}`} />
        </svg>
        <small>{m("creditShort")}</small>
      </div>
      {visibility === "public" ? (
        <figcaption className="ui-noprint">
          <Link href={`/${writeView(view)}`}>{t("onMap")}</Link>
        </figcaption>
      ) : null}
    </figure>
  );
}
