import type { LngLat } from "./setup.ts";

type Props = {
  at: LngLat & { zoom: number };
  /** CSS pixels it is drawn for; the box around decides how much is seen. */
  width: number;
  height: number;
  locale: string;
  stamp: string;
  /** Empty where words beside it say the same. */
  alt: string;
  first?: boolean;
  className?: string;
};

/** Address of the map around a place as a picture. Places are rounded to a metre. */
export function pictureAddress(
  { at, width, height, locale, stamp }: Pick<Props, "at" | "width" | "height" | "locale" | "stamp">,
  theme: "light" | "dark",
): string {
  const place = `${at.lng.toFixed(5)},${at.lat.toFixed(5)},${Number(at.zoom.toFixed(2))}`;
  return `/api/map/picture.svg?at=${place}&size=${width}x${height}&theme=${theme}&lang=${locale}&v=${stamp}`;
}

/** The map as a still picture: seen before the live map, on paper, and without script. */
export function MapPicture(props: Props) {
  const { alt, first, className, width, height } = props;
  return (
    <picture>
      <source
        media="screen and (prefers-color-scheme: dark)"
        srcSet={pictureAddress(props, "dark")}
      />
      <img
        src={pictureAddress(props, "light")}
        alt={alt}
        width={width}
        height={height}
        loading={first ? "eager" : "lazy"}
        fetchPriority={first ? "high" : undefined}
        decoding="async"
        className={className}
      />
    </picture>
  );
}
