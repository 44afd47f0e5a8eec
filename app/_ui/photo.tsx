/** Either the key of a stored photo (`/api/media/<key>/<size>`) or the address of a drawing. */
export type PhotoSource = { media: string; src?: undefined } | { src: string; media?: undefined };

const widths = [320, 960, 1920];

/** Address of a stored photo in one of the kept widths (px) or as the clean master. */
export function photoAddress(key: string, size: 320 | 960 | 1920 | "master"): string {
  return `/api/media/${encodeURIComponent(key)}/${size}`;
}

/**
 * A picture that keeps its place while it loads. `alt` may be empty only when the words beside it
 * say the same; `sizes` is the CSS width it takes; `first` is the page's main picture and is not
 * lazy; `corner` cuts the upper right corner like a street corner.
 */
export function Photo(
  props: PhotoSource & {
    alt: string;
    /** Width by height, as CSS writes it: `4 / 3`. */
    ratio?: string;
    sizes?: string;
    corner?: boolean;
    first?: boolean;
    className?: string;
  },
) {
  const { media, src, alt, ratio = "4 / 3", sizes = "100vw", corner, first, className } = props;
  const sources = media
    ? {
        src: photoAddress(media, 960),
        srcSet: widths.map((width) => `${photoAddress(media, width as 320)} ${width}w`).join(", "),
        sizes,
      }
    : { src };
  const classes = ["ui-photo", corner ? "ui-corner" : "", className ?? ""];
  return (
    <img
      {...sources}
      alt={alt}
      className={classes.filter(Boolean).join(" ")}
      style={{ aspectRatio: ratio }}
      loading={first ? "eager" : "lazy"}
      fetchPriority={first ? "high" : undefined}
      decoding="async"
    />
  );
}
