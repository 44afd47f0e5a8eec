import { useLocale, useTranslations } from "next-intl";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { capital, keptDate, namedDate } from "@/app/_features/reports/promise.ts";
import { formatDay } from "@/app/_i18n/dates.ts";
import { Icon } from "@/app/_ui/icon.tsx";
import type { ReportPart } from "./report-view.tsx";

const fixedAt = ({ report }: ReportPart) =>
  report.card.group === "done"
    ? (report.story.find((entry) => entry.to === "fixed")?.at ?? null)
    : null;

/** For a report that is done: was it done by the date? */
function Kept(props: ReportPart & { kept: boolean }) {
  const t = useTranslations("report.date");
  const name = cityWords(props.locale).workDate;
  return (
    <p className="report-kept" data-kept={props.kept ? "" : undefined}>
      <Icon name={props.kept ? "check" : "clock"} />
      <span>{props.kept ? t("kept", { name }) : t("late", { name })}</span>
    </p>
  );
}

/** How many days there still are, the date with its weekday, and what will happen. */
export function DateBox(props: ReportPart) {
  const { report, now } = props;
  const locale = useLocale();
  const t = useTranslations("report.date");
  const date = namedDate(report.card, now);
  if (!date) {
    const kept = keptDate(report.card.workDueOn, fixedAt(props));
    return kept === null ? null : <Kept {...props} kept={kept} />;
  }
  const words = cityWords(props.locale);
  const day = formatDay(locale, date.on, now);
  const isWork = date.kind === "work";
  const office = report.office ? nameIn(locale, report.office.name) : null;
  const sentence = date.look === "passed" ? "passedText" : isWork ? "workText" : "answerText";
  const n = Math.abs(date.left);
  return (
    <div className="report-date" data-look={date.look} data-kind={date.kind}>
      <p className="report-days">
        {date.left === 0 ? (
          <b>{t("todayShort")}</b>
        ) : (
          <>
            <span>{date.look === "passed" ? t("over") : t("before")}</span>
            <b>{n}</b>
            <span>{t("after", { n })}</span>
          </>
        )}
      </p>
      <div>
        <p className="report-date-title">
          <Icon name="promise" small />
          <span>
            {t.rich("until", {
              name: capital(isWork ? words.workDate : words.answerDate),
              on: day,
              day: (chunks) => <span className="whitespace-nowrap">{chunks}</span>,
            })}
          </span>
        </p>
        <p>{office ? t(sentence, { office }) : t(`${sentence}NoOffice`)}</p>
      </div>
    </div>
  );
}
