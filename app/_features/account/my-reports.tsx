import { getTranslations } from "next-intl/server";
import { cityWords } from "@/app/_features/reports/city-words.ts";
import { writeListKey } from "@/app/_features/reports/list-key.ts";
import { ReportRow } from "@/app/_features/reports/report-row.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { PaginationByKey } from "@/app/_ui/pagination-by-key.tsx";
import { Rows } from "@/app/_ui/row.tsx";
import type { MyReport } from "@/server/reports/queries/my-reports.ts";
import type { ListKey } from "@/server/reports/schema.ts";

/** The reader's reports; who else can see one is said where it is not everybody. */
export async function MyReports(props: {
  reports: MyReport[];
  next: ListKey | null;
  locale: string;
  now: Date;
}) {
  const t = await getTranslations("account.my");
  if (props.reports.length === 0)
    return (
      <EmptyState title={t("none")} text={t("noneText")} heading="h3">
        <ButtonLink href="/report" icon="camera">
          {t("report")}
        </ButtonLink>
      </EmptyState>
    );
  const words = cityWords(props.locale);
  return (
    <>
      <Rows>
        {props.reports.map(({ card, visibility }) => (
          <li key={card.id}>
            {visibility === "public" ? null : (
              <p className="ui-meta px-4 pt-3">{t(`visibility.${visibility}`)}</p>
            )}
            <ReportRow card={card} words={words} now={props.now} heading="h3" />
          </li>
        ))}
      </Rows>
      <PaginationByKey href={props.next ? `/my?after=${writeListKey(props.next)}` : null} />
    </>
  );
}
