import { useTranslations } from "next-intl";
import { nameIn } from "@/app/_features/reports/place-line.ts";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import type { ReportPart } from "./report-view.tsx";

/** Answers to the category's questions, the number, who reported it and who is responsible. */
export function Details({ report, locale }: ReportPart) {
  const t = useTranslations("report");
  const { card, answers, office } = report;
  const answered = answers.map(({ question, values }) => ({
    term: nameIn(locale, question),
    value: values
      .map((value) => (typeof value === "string" ? value : nameIn(locale, value)))
      .join(locale === "en" ? ", " : "、"),
  }));
  const responsible = office
    ? [
        {
          term: t("office"),
          value: office.phone
            ? `${nameIn(locale, office.name)}（${t("officePhone", { phone: office.phone })}）`
            : nameIn(locale, office.name),
        },
      ]
    : [];
  return (
    <div className="report-details">
      <DefinitionList
        items={[
          ...answered,
          { term: t("number"), value: <span className="font-mono">{card.number}</span> },
          ...responsible,
          { term: t("reporter"), value: report.reporter ?? t("unnamed") },
        ]}
      />
    </div>
  );
}
