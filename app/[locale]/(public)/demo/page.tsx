import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  problemOfLink,
  problemSentence,
  type Query,
} from "@/app/_features/doors/problem-of-link.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ErrorSummary } from "@/app/_ui/error-summary.tsx";
import { Icon, type IconName } from "@/app/_ui/icon.tsx";
import { Link } from "@/app/_ui/link.tsx";
import { Page, PageHead } from "@/app/_ui/page.tsx";
import { type DemoRole, demoPeople } from "@/server/accounts/rules.ts";
import { environment } from "@/server/platform/env.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

const icons: Record<DemoRole, IconName> = {
  resident: "user",
  npo: "hands",
  official: "building",
  organiser: "calendar",
  administrator: "key",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "demo" });
  return environment().demo ? { title: t("title"), robots: { index: false } } : {};
}

async function Person(props: { role: DemoRole; locale: string }) {
  const t = await getTranslations("demo");
  const { role, locale } = props;
  return (
    <Card as="li">
      <form method="post" action="/api/auth/demo" className="flex flex-wrap items-center gap-4">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="role" value={role} />
        <Icon name={icons[role]} />
        <div className="min-w-0 grow basis-56">
          <h2 className="text-std-17B-170">{t(`role.${role}.name`)}</h2>
          <p className="ui-hint">{t(`role.${role}.text`)}</p>
        </div>
        <Button type="submit" variant="outline">
          {t("be")}
          <span className="ui-hidden">: {t(`role.${role}.name`)}</span>
        </Button>
      </form>
    </Card>
  );
}

/** Being one of five invented people with one click; in demo mode only. */
export default async function DemoPage({ params, searchParams }: Props) {
  if (!environment().demo) notFound();
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  const t = await getTranslations("demo");
  const problem = problemOfLink(query);
  return (
    <Page width="text">
      <ErrorSummary
        errors={problem ? [{ id: "people", text: await problemSentence(locale, problem) }] : []}
      />
      <PageHead title={t("title")} lead={t("lead")} />
      <ul id="people" className="ui-stack">
        {demoPeople.map(({ role }) => (
          <Person key={role} role={role} locale={locale} />
        ))}
      </ul>
      <p className="mt-6">
        <Link href="/mailbox">{t("mailbox.link")}</Link>
      </p>
    </Page>
  );
}
