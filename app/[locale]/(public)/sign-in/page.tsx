import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleWithProblem } from "@/app/_features/account/page-title.ts";
import {
  problemOfLink,
  problemSentence,
  type Query,
  single,
} from "@/app/_features/doors/problem-of-link.ts";
import { safePath } from "@/app/_i18n/path.ts";
import { Button } from "@/app/_ui/button.tsx";
import { ErrorSummary } from "@/app/_ui/error-summary.tsx";
import { Link } from "@/app/_ui/link.tsx";
import { Notice } from "@/app/_ui/notice.tsx";
import { PageHead } from "@/app/_ui/page.tsx";
import { TaskPage } from "@/app/_ui/task-page.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { environment } from "@/server/platform/env.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "account.signIn" });
  return {
    title: await titleWithProblem(locale, t("title"), await searchParams),
    robots: { index: false },
  };
}

/** Problems of the address stand at its field, others at the top alone. */
const isAboutMail = (key: string) => key.startsWith("email");

/** Signing in by mail: no password, and the first code makes the account. */
export default async function SignInPage({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  const t = await getTranslations("account.signIn");
  const problem = problemOfLink(query);
  const sentence = problem ? await problemSentence(locale, problem) : null;
  const next = single(query.next);
  return (
    <TaskPage title={t("title")} closeHref="/">
      <ErrorSummary errors={sentence ? [{ id: "email", text: sentence }] : []} />
      <PageHead title={t("heading")} lead={t("lead")} />
      {single(query.out) ? <Notice tone="success" title={t("out")} /> : null}
      <form method="post" action="/api/auth/code" noValidate>
        <input type="hidden" name="locale" value={locale} />
        {next ? <input type="hidden" name="next" value={safePath(next)} /> : null}
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t("email")}
          hint={t("emailHint")}
          error={problem && isAboutMail(problem.key) ? sentence : null}
        />
        <p className="mt-6">
          <Button type="submit" size="lg" full icon="mail">
            {t("send")}
          </Button>
        </p>
        <p className="mt-6">
          <Link href="/report">{t("without")}</Link>
        </p>
        {environment().demo ? (
          <p className="mt-3">
            <Link href="/demo">{t("demo")}</Link>
          </p>
        ) : null}
      </form>
    </TaskPage>
  );
}
