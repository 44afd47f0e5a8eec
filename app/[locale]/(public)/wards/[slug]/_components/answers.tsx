import { useTranslations } from "next-intl";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { StateChip } from "@/app/_features/reports/state-chip.tsx";
import { textLang } from "@/app/_features/reports/text-lang.ts";
import { Link } from "@/app/_ui/link.tsx";
import { Section } from "@/app/_ui/page.tsx";
import { Time } from "@/app/_ui/time.tsx";
import { type Status, statuses, statusTable } from "@/server/reports/lifecycle.ts";
import type { WardData } from "./ward-view.tsx";

const statusOf = (text: string): Status => statuses.find((one) => one === text) ?? "received";

/** What the city said lately in this ward, newest first. */
export function Answers({ answers, locale, now }: WardData) {
  const t = useTranslations("ward");
  return (
    <Section title={cityWords(locale).response} icon="building" id="answers">
      {answers.length === 0 ? <p className="text-ink-2">{t("answersNone")}</p> : null}
      <ul className="ward-answers">
        {answers.map((answer) => {
          const status = statusOf(answer.to);
          return (
            <li key={answer.number} className="ui-card">
              <p className="ui-row-top">
                <StateChip group={statusTable[status].group} status={status} />
                <Time at={new Date(answer.at)} look="day" now={now} />
              </p>
              <h3 lang={answer.lang}>
                <Link href={`/reports/${answer.number}`}>{answer.title}</Link>
              </h3>
              {answer.sentence ? <p lang={textLang(answer.sentence)}>{answer.sentence}</p> : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
