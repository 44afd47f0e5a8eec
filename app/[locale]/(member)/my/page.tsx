import "@/app/_features/account/account.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MyReports } from "@/app/_features/account/my-reports.tsx";
import { MySettings } from "@/app/_features/account/my-settings.tsx";
import {
  problemOfLink,
  problemSentence,
  type Query,
  single,
} from "@/app/_features/doors/problem-of-link.ts";
import { readListKey } from "@/app/_features/reports/list-key.ts";
import { currentPerson } from "@/app/_features/session/current-person.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";
import { localePath } from "@/app/_i18n/path.ts";
import { Card } from "@/app/_ui/card.tsx";
import { ErrorSummary } from "@/app/_ui/error-summary.tsx";
import { Icon } from "@/app/_ui/icon.tsx";
import { Page, PageHead, Section } from "@/app/_ui/page.tsx";
import { Tag } from "@/app/_ui/tag.tsx";
import { myReports } from "@/server/reports/queries/my-reports.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "account.my" });
  return { title: t("title"), robots: { index: false } };
}

/** One's own page: reports, name, ways out. */
export default async function MyPage({ params, searchParams }: Props) {
  const [{ locale }, query, person] = await Promise.all([params, searchParams, currentPerson()]);
  if (!person) redirect(localePath(locale, "/sign-in?next=/my"));
  const t = await getTranslations("account.my");
  const ctx = await pageContext(locale);
  const { reports, next } = await myReports(ctx, readListKey(single(query.after)));
  const problem = problemOfLink(query);
  return (
    <Page width="text">
      <ErrorSummary
        errors={problem ? [{ id: "settings", text: await problemSentence(locale, problem) }] : []}
      />
      <PageHead title={t("title")} />
      <Card className="account-person">
        <span className="account-face">
          <Icon name="user" />
        </span>
        <p>
          <strong>{t("name", { name: person.displayName })}</strong>{" "}
          {person.demo ? <Tag>{t("demo")}</Tag> : null}
        </p>
      </Card>
      <Section title={t("reports")} id="reports">
        <MyReports reports={reports} next={next} locale={locale} now={ctx.now} />
      </Section>
      <Section title={t("settings")} id="settings">
        <MySettings locale={locale} />
      </Section>
    </Page>
  );
}
