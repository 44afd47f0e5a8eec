import { useLocale, useTranslations } from "next-intl";
import { ago, formatDay, formatMoment } from "@/app/_i18n/dates.ts";

/**
 * A moment on the city's clock. `ago`: 9日前 up to 30 days, then the day, with day and time as
 * tooltip; `day`: 11月15日（日）; `moment`: day and time. `now` defaults to the render's own time.
 */
export function Time(props: { at: Date; look?: "ago" | "day" | "moment"; now?: Date }) {
  const locale = useLocale();
  const t = useTranslations("ui.time");
  const { at, look = "moment", now = new Date() } = props;
  const since = look === "ago" ? ago(at, now) : null;
  const full = formatMoment(locale, at, now);
  const words = since
    ? t(since.unit, { n: since.n })
    : look === "moment"
      ? full
      : formatDay(locale, at, now);
  return (
    <time
      dateTime={at.toISOString()}
      title={words === full ? undefined : full}
      suppressHydrationWarning
    >
      {words}
    </time>
  );
}
