import { getTranslations } from "next-intl/server";
import { tagPage } from "@/app/_features/page-cache/tag-page.ts";
import { Page, PageHead, Section } from "@/app/_ui/page.tsx";

/** Pages of words alone, in `messages/<locale>/pages.json`. */
export type TextPageName = "about" | "privacy" | "accessibility";

type Part = { title: string; text?: string[]; list?: string[] };

const paragraphs = (texts: string[] | undefined) =>
  texts?.map((text) => (
    <p key={text} className="mt-2">
      {text}
    </p>
  ));

/** A page of words: title, lead, and parts of paragraphs and lists. */
export async function TextPage(props: { name: TextPageName; locale: string }) {
  const t = await getTranslations({ locale: props.locale, namespace: `pages.${props.name}` });
  const parts = Object.entries(t.raw("parts") as Record<string, Part>);
  await tagPage(`page:${props.name}`);
  return (
    <Page width="text">
      <PageHead title={t("title")} lead={t("lead")} />
      {parts.map(([key, part]) => (
        <Section key={key} id={key} title={part.title}>
          {paragraphs(part.text)}
          {part.list ? (
            <ul className="mt-2 list-disc ps-6">
              {part.list.map((item) => (
                <li key={item} className="mt-1">
                  {item}
                </li>
              ))}
            </ul>
          ) : null}
        </Section>
      ))}
    </Page>
  );
}

/** Title and description for search engines. */
export async function textPageMetadata(name: TextPageName, locale: string) {
  const t = await getTranslations({ locale, namespace: `pages.${name}` });
  return { title: t("title"), description: t("lead") };
}
