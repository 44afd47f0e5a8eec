import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { linkParts } from "@/app/_features/account/mail-links.ts";
import { ButtonLink } from "@/app/_ui/button-link.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { Page, PageHead } from "@/app/_ui/page.tsx";
import { Time } from "@/app/_ui/time.tsx";
import { environment } from "@/server/platform/env.ts";
import { type MailboxEntry, mailbox } from "@/server/platform/mail.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "demo.mailbox" });
  return environment().demo ? { title: t("title"), robots: { index: false } } : {};
}

/** A mail as it would have gone out; links stay on this site, under whatever name it is visited. */
async function Mail({ mail }: { mail: MailboxEntry }) {
  const t = await getTranslations("demo.mailbox");
  return (
    <Card as="li">
      <article lang={mail.locale}>
        <h2 className="text-std-17B-170">{mail.subject}</h2>
        <p className="ui-meta">
          {t("to", { address: mail.to })} <Time at={new Date(mail.at)} />
        </p>
        <p className="mt-3 break-words whitespace-pre-wrap">
          {linkParts(mail.text, environment().publicUrl).map(({ text, href, at }) =>
            href ? (
              <a key={at} href={href}>
                {text}
              </a>
            ) : (
              text
            ),
          )}
        </p>
      </article>
    </Card>
  );
}

/** Mails of the demo: they are kept here and sent to nobody. */
export default async function MailboxPage() {
  const { demo } = environment();
  if (!demo) notFound();
  const t = await getTranslations("demo.mailbox");
  const mails = mailbox();
  return (
    <Page width="text">
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <ButtonLink href="/mailbox" variant="outline" icon="refresh">
            {t("again")}
          </ButtonLink>
        }
      />
      {mails.length ? (
        <ul className="ui-stack">
          {mails.map((mail) => (
            <Mail key={mail.id} mail={mail} />
          ))}
        </ul>
      ) : (
        <EmptyState title={t("none")} text={t("noneText")} />
      )}
    </Page>
  );
}
