import "../gallery.css";
import { useTranslations } from "next-intl";
import { nameIn, placeLine } from "@/app/_features/reports/place-line.ts";
import { Photo, photoAddress } from "@/app/_ui/photo.tsx";
import { PhotoViewer } from "./photo-viewer.tsx";
import type { ReportPart } from "./report-view.tsx";

/**
 * The first photo big, the others in a strip; each is a link to its picture, so that it opens
 * without script. With script a viewer opens in its place.
 */
export function Gallery({ report, locale }: ReportPart) {
  const t = useTranslations("report");
  const { photos, card } = report;
  if (photos.length === 0) {
    return report.photosWait ? <p className="report-wait">{t("photosWait")}</p> : null;
  }
  const place = placeLine(card, locale);
  const category = nameIn(locale, card.category.name);
  const altOf = (index: number) =>
    photos[index]?.alt || t("photoOf", { n: index + 1, category, place });
  const words = {
    title: t("photos"),
    close: t("closePhoto"),
    previous: t("previousPhoto"),
    next: t("nextPhoto"),
    // The viewer fills the numbers in.
    position: t("photoAt", { n: "{n}", all: "{all}" }),
  };
  return (
    <PhotoViewer
      words={words}
      photos={photos.map((photo, index) => ({
        address: photoAddress(photo.key, 1920),
        alt: altOf(index),
        lang: photo.alt ? card.lang : undefined,
      }))}
    >
      <ul className="report-photos" data-count={photos.length} aria-label={t("photos")}>
        {photos.map((photo, index) => (
          <li key={photo.key}>
            <a href={photoAddress(photo.key, 1920)} data-photo={index}>
              <Photo
                media={photo.key}
                alt={altOf(index)}
                ratio={index === 0 ? "4 / 3" : "1 / 1"}
                sizes={index === 0 ? "(min-width: 60rem) 42rem, 100vw" : "12rem"}
                corner={index === 0}
                first={index === 0}
              />
              <span className="ui-hidden">{t("openPhoto")}</span>
            </a>
          </li>
        ))}
      </ul>
      {photos.length > 1 ? (
        <p className="report-photo-count">{t("photoCount", { n: photos.length })}</p>
      ) : null}
      {report.photosWait ? <p className="report-wait">{t("photosWait")}</p> : null}
    </PhotoViewer>
  );
}
