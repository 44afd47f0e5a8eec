import type { Metadata } from "next";
import { CodePage } from "@/app/_features/account/code-page.tsx";
import { codePageTitle } from "@/app/_features/account/page-title.ts";
import type { Query } from "@/app/_features/doors/problem-of-link.ts";

type Props = {
  params: Promise<{ locale: string; codeId: string }>;
  searchParams: Promise<Query>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return codePageTitle((await params).locale, await searchParams);
}

/** Asks for the code that signs somebody in. */
export default async function SignInCodePage({ params, searchParams }: Props) {
  const { locale, codeId } = await params;
  return <CodePage locale={locale} codeId={codeId} purpose="sign-in" query={await searchParams} />;
}
