import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { titleWithProblem } from "@/app/_features/account/page-title.ts";
import {
  problemOfLink,
  problemSentence,
  type Query,
} from "@/app/_features/doors/problem-of-link.ts";
import { EditForm } from "@/app/_features/edit-report/edit-form.tsx";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { ErrorSummary } from "@/app/_ui/error-summary.tsx";
import { PageHead } from "@/app/_ui/page.tsx";
import { TaskPage } from "@/app/_ui/task-page.tsx";
import { DomainError } from "@/server/core/errors.ts";
import { ownDraft } from "@/server/media/queries.ts";
import { reportByNumber } from "@/server/reports/queries/report-page.ts";
import { reportNumber } from "@/server/reports/schema.ts";

type Props = {
  params: Promise<{ locale: string; number: string }>;
  searchParams: Promise<Query>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "account.edit" });
  return {
    title: await titleWithProblem(locale, t("title"), await searchParams),
    robots: { index: false },
  };
}

/** The report as it is, and what its reporter typed when it was last refused. */
async function reportToEdit(locale: string, number: string) {
  const asked = reportNumber.safeParse(number);
  if (!asked.success) notFound();
  const ctx = await pageContext(locale);
  const report = await reportByNumber(ctx, asked.data).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  });
  if (!report.mine) notFound();
  const { fields } = await ownDraft(ctx, report.card.id);
  return { report, typed: (name: string) => fields[name]?.[0] };
}

/** Changing the words of a report within the first half hour. */
export default async function EditReportPage({ params, searchParams }: Props) {
  const [{ locale, number }, query] = await Promise.all([params, searchParams]);
  const t = await getTranslations("account.edit");
  const { report, typed } = await reportToEdit(locale, number);
  const page = `/reports/${report.card.number}`;
  if (!report.can.includes("edit"))
    return (
      <TaskPage title={t("title")} backHref={page} closeHref={page}>
        <PageHead title={t("over")} lead={t("overText")} />
      </TaskPage>
    );
  const problem = problemOfLink(query);
  const sentence = problem ? await problemSentence(locale, problem) : null;
  const field = problem?.key.startsWith("body") ? "body" : "title";
  // Words of an earlier refusal come back with their problem alone.
  const words = problem ? typed : () => undefined;
  const isUnnamed = words("unnamed") ?? (report.reporter === null ? "on" : "");
  return (
    <TaskPage title={t("title")} backHref={page} closeHref={page}>
      <ErrorSummary errors={sentence ? [{ id: field, text: sentence }] : []} />
      <PageHead title={t("heading")} lead={t("lead")} />
      <EditForm
        locale={locale}
        report={report.card}
        words={{
          title: words("title") ?? report.card.title,
          body: words("body") ?? report.body,
          unnamed: isUnnamed === "on",
        }}
        error={sentence ? { field, sentence } : null}
      />
    </TaskPage>
  );
}
