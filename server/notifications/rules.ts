import { createTranslator } from "use-intl/core";
import en from "@/messages/en/mail.json";
import ja from "@/messages/ja/mail.json";

const messages: Record<string, typeof ja> = { ja, en };

/** The language of a mail: the reader's, or Japanese where we have no words in it. */
export const mailLocale = (locale: string) => (locale in messages ? locale : "ja");

/** `/x` in Japanese, `/en/x` in English: the address of a page in the reader's language. */
export const pageUrl = (publicUrl: string, locale: string, path: string) =>
  `${publicUrl}${mailLocale(locale) === "ja" ? "" : `/${locale}`}${path}`;

/** A calendar day with its weekday, as the reader's language writes it. */
export function dayInWords(day: string, locale: string): string {
  return new Intl.DateTimeFormat(mailLocale(locale) === "en" ? "en-GB" : "ja-JP", {
    dateStyle: "full",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

export type MailText = { subject: string; text: string };

type Frame = { locale: string; publicUrl: string; demo: boolean };

/** One mail in the reader's language, with the footer every mail has. */
export function composeMail(
  kind: "code" | "received" | "reminder",
  values: Record<string, string | number>,
  { locale, publicUrl, demo }: Frame,
): MailText {
  const language = mailLocale(locale);
  const translate = createTranslator({ locale: language, messages: messages[language] ?? ja });
  const footer = translate("footer", { url: publicUrl });
  return {
    // A line break in a title must not become a header of its own.
    subject: translate(`${kind}.subject`, values).replace(/\s+/g, " "),
    text: [
      translate(`${kind}.text`, values),
      "--",
      footer,
      ...(demo ? [translate("demoFooter")] : []),
    ].join("\n\n"),
  };
}
