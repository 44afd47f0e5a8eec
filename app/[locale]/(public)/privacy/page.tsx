import type { Metadata } from "next";
import { TextPage, textPageMetadata } from "@/app/_features/text-page/text-page.tsx";

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> =>
  textPageMetadata("privacy", (await params).locale);

export default async function PrivacyPage({ params }: Props) {
  return <TextPage name="privacy" locale={(await params).locale} />;
}
