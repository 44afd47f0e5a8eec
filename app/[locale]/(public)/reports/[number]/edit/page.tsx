import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { PageQuery } from "@/app/_features/explore/page-query.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { Button } from "@/app/_ui/button.tsx";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { Checkbox } from "@/app/_ui/checkbox.tsx";
import { PageHead } from "@/app/_ui/page.tsx";
import { TaskActions, TaskPage } from "@/app/_ui/task-page.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { DomainError } from "@/server/core/errors.ts";
import { reportByNumber } from "@/server/reports/queries/report-page.ts";
import { BODY_LENGTH, TITLE_LENGTH } from "@/server/reports/rules/limits.ts";
import { reportNumber } from "@/server/reports/schema.ts";
import { Problem } from "../_components/notices.tsx";

type Props = {
  params: Promise<{ locale: string; number: string }>;
  searchParams: Promise<PageQuery>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "report" });
  return { title: t("edit"), robots: { index: false } };
}

async function editable(locale: string, number: string) {
  const known = reportNumber.safeParse(number);
  if (!known.success) return null;
  try {
    const report = await reportByNumber(await pageContext(locale), known.data);
    return report.can.includes("edit") ? report : null;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** The reporter's own words, to be changed within the first minutes. */
export default async function EditReport({ params, searchParams }: Props) {
  const { locale, number } = await params;
  setRequestLocale(locale);
  const report = await editable(locale, number);
  if (!report) notFound();
  const { card } = report;
  const t = await getTranslations({ locale, namespace: "report" });
  const page = `/reports/${card.number}`;
  return (
    <TaskPage title={t("edit")} backHref={page} closeHref={page}>
      <Problem query={await searchParams} />
      <PageHead title={t("editTitle")} lead={t("editNote")} />
      <form method="post" action="/api/reports/edit" noValidate>
        <input type="hidden" name="id" value={card.id} />
        <input type="hidden" name="number" value={card.number} />
        <input type="hidden" name="locale" value={locale} />
        <TextField
          name="title"
          label={t("editHeading")}
          hint={t("upTo", { n: TITLE_LENGTH })}
          requirement="required"
          defaultValue={card.title}
          lang={card.lang}
        />
        <TextArea
          name="body"
          label={t("editBody")}
          hint={t("upTo", { n: BODY_LENGTH })}
          requirement="optional"
          defaultValue={report.body}
          lang={card.lang}
        />
        <Checkbox
          name="unnamed"
          label={t("editUnnamed")}
          defaultChecked={report.reporter === null}
        />
        <TaskActions>
          <ButtonLink href={page} variant="outline">
            {t("cancel")}
          </ButtonLink>
          <Button type="submit">{t("save")}</Button>
        </TaskActions>
      </form>
    </TaskPage>
  );
}
