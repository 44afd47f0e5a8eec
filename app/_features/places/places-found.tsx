import { useTranslations } from "next-intl";
import { writeView } from "@/app/_features/explore/view-hash.ts";
import { Link } from "@/app/_ui/link.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import type { FoundPlace } from "@/server/places/queries.ts";
import { zoomOfPlace } from "./zoom-of-place.ts";

const SHOWN = 4;

const addressOf = ({ kind, place, wardSlug }: FoundPlace) =>
  kind === "ward" && wardSlug
    ? `/wards/${wardSlug}`
    : `/${writeView({ ...place, zoom: zoomOfPlace[kind], selected: null })}`;

/** Words that were looked for may be a place's name: links to it, for those without script too. */
export function PlacesFound({ places }: { places: FoundPlace[] }) {
  const t = useTranslations("explore");
  if (places.length === 0) return null;
  return (
    <Notice tone="info" icon="pin" title={t("placesFound")}>
      <ul>
        {places.slice(0, SHOWN).map((found) => (
          <li key={`${found.kind} ${found.name} ${found.detail}`}>
            <Link href={addressOf(found)}>{found.name}</Link>{" "}
            <small>{[t(`placeKind.${found.kind}`), found.detail].filter(Boolean).join("・")}</small>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
