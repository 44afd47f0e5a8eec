import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import type { Query } from "@/app/_features/doors/problem-of-link.ts";
import { formState } from "@/app/_features/report-form/form-state.ts";
import { ReportForm } from "@/app/_features/report-form/report-form.tsx";
import { currentPerson } from "@/app/_features/session/current-person.ts";
import { pageContext } from "@/app/_features/session/request-context.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

const readOnce = cache(async (locale: string, query: string) =>
  formState(await pageContext(locale), JSON.parse(query) as Query),
);

/** Read once for title and page: a fresh form has one id. */
const stateOf = async (locale: string, query: Promise<Query>) =>
  readOnce(locale, JSON.stringify(await query));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "form" });
  const { problems } = await stateOf(locale, searchParams);
  const title = problems.length ? t("errorTitle", { title: t("title") }) : t("title");
  // The empty form may be found; a draft is its writer's own.
  const robots = (await searchParams).form ? { index: false } : undefined;
  return { title, description: t("description"), robots };
}

/** The form. Never kept by a cache: each visit has an id and a draft of its own. */
export default async function ReportPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const [ctx, state, person] = await Promise.all([
    pageContext(locale),
    stateOf(locale, searchParams),
    currentPerson(),
  ]);
  return <ReportForm ctx={ctx} state={state} personName={person?.displayName ?? null} />;
}
