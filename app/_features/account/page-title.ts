import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { Query } from "@/app/_features/doors/problem-of-link.ts";

/** Title of a page whose form may have come back with a problem: then it begins with エラー. */
export async function titleWithProblem(
  locale: string,
  title: string,
  query: Query,
): Promise<string> {
  const t = await getTranslations({ locale, namespace: "form" });
  return query.problem ? t("errorTitle", { title }) : title;
}

/** Title of the page that asks for a code. It is nobody else's to find. */
export async function codePageTitle(locale: string, query: Query): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: "account.code" });
  return {
    title: await titleWithProblem(locale, t("pageTitle"), query),
    robots: { index: false },
  };
}
