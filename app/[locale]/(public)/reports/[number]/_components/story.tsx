import { useTranslations } from "next-intl";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { textLang } from "@/app/_features/reports/text-lang.ts";
import { Section } from "@/app/_ui/page.tsx";
import { Tag } from "@/app/_ui/tag.tsx";
import { Time } from "@/app/_ui/time.tsx";
import { Timeline, TimelineItem } from "@/app/_ui/timeline.tsx";
import type { StoryEntry } from "@/server/reports/queries/report-page.ts";
import type { ReportPart } from "./report-view.tsx";

type EntryProps = ReportPart & { entry: StoryEntry };

/** What the city said with a change: its own voice, with the change as a first line. */
function CityEntry({ entry, report, locale, now }: EntryProps) {
  const t = useTranslations("report");
  const office = report.office ? nameIn(locale, report.office.name) : t("cityOffice");
  return (
    <TimelineItem
      kind="city"
      who={office}
      tag={<Tag tone="key">{cityWords(locale).response}</Tag>}
      time={<Time at={new Date(entry.at)} now={now} />}
    >
      {entry.to ? (
        <p>
          <b>{t(`storyMoved.${entry.to}`)}</b>
        </p>
      ) : null}
      <p lang={textLang(entry.sentence ?? "")}>{entry.sentence}</p>
    </TimelineItem>
  );
}

function Entry(props: EntryProps) {
  const { entry, report, now } = props;
  const t = useTranslations("report");
  const time = <Time at={new Date(entry.at)} look="day" now={now} />;
  if (entry.name === "reportSubmitted" || entry.name === "reportConfirmed") {
    const who = report.reporter
      ? t("storySubmittedBy", { who: report.reporter })
      : t("storySubmitted");
    const at = <Time at={new Date(entry.at)} now={now} />;
    return <TimelineItem kind="resident" icon="camera" who={who} time={at} />;
  }
  if (entry.name === "reportEdited") {
    return <TimelineItem kind="system" who={t("storyEdited")} time={time} />;
  }
  if (entry.name !== "reportMoved" || !entry.to) return null;
  if (entry.to === "withdrawn") {
    return <TimelineItem kind="system" who={t("storyWithdrawn")} time={time} />;
  }
  if (entry.sentence) return <CityEntry {...props} />;
  return <TimelineItem kind="system" who={t(`storyMoved.${entry.to}`)} time={time} />;
}

/** What happened with the report so far, newest first. */
export function Story(props: ReportPart) {
  const t = useTranslations("report");
  const { story } = props.report;
  if (story.length === 0) return null;
  return (
    <Section title={t("story")} id="story">
      <Timeline label={t("story")}>
        {story.map((entry) => (
          <Entry key={entry.id} {...props} entry={entry} />
        ))}
      </Timeline>
    </Section>
  );
}
