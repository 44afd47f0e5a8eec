import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/app/_ui/tag.tsx";
import { type CityWords, capital, type NamedDate, namedDate, shortDay } from "./promise.ts";

const tones = { far: "plain", near: "lamp", passed: "late" } as const;

/** The sentence about a date: how long there still is, or how long it has passed. */
export function useDateWords(words: CityWords) {
  const locale = useLocale();
  const t = useTranslations("report.date");
  return (date: NamedDate) => {
    const name = date.kind === "work" ? words.workDate : words.answerDate;
    const day = shortDay(locale, date.on);
    if (date.look === "passed") return t("passed", { name, n: -date.left });
    const named = { name: capital(name), day };
    return date.left === 0 ? t("today", named) : t("left", { ...named, n: date.left });
  };
}

/** The date the city named for a report, as a small sign; nothing where there is none. */
export function DateBadge(props: {
  report: Parameters<typeof namedDate>[0];
  words: CityWords;
  now: Date;
}) {
  const say = useDateWords(props.words);
  const date = namedDate(props.report, props.now);
  if (!date) return null;
  return (
    <span suppressHydrationWarning>
      <Tag tone={tones[date.look]} icon="promise">
        {say(date)}
      </Tag>
    </span>
  );
}
