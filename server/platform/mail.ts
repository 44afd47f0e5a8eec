import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import nodemailer, { type Transporter } from "nodemailer";
import { environment } from "./env.ts";

/** A mail with its text part; `id` makes the Message-ID, so that a second send is recognised. */
export type Mail = { id: string; to: string; subject: string; text: string; locale: string };

export type MailboxEntry = Mail & { at: string };

const mailboxFolder = () => path.join(environment().dataDir, "mailbox");

function keepInMailbox(mail: Mail): void {
  const folder = mailboxFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${mail.id.replace(/[^a-z0-9-]/gi, "")}.json`);
  writeFileSync(`${file}.half`, JSON.stringify({ ...mail, at: new Date().toISOString() }), {
    mode: 0o600,
  });
  renameSync(`${file}.half`, file);
}

let transporter: Transporter | null = null;

/**
 * What an operator's SMTP_URL leaves open. Connections are kept and used again: a new one costs more
 * than the mail. A server that says nothing is given up before the reaction's lease is over: another
 * worker would send the mail too, and whatever is to be done after it would wait.
 */
const settings = {
  pool: "true",
  connectionTimeout: "10000",
  greetingTimeout: "10000",
  socketTimeout: "20000",
};

function withSettings(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const [name, value] of Object.entries(settings))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Sends by SMTP_URL; in demo mode without one, keeps the mail for the mailbox page.
 * @throws when neither is there, or the server refused: the reaction is then tried again.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { smtpUrl, demo, mailFrom, publicUrl } = environment();
  if (!smtpUrl) {
    if (!demo) throw new Error("SMTP_URL is not set");
    keepInMailbox(mail);
    return;
  }
  transporter ??= nodemailer.createTransport(withSettings(smtpUrl));
  await transporter.sendMail({
    from: mailFrom,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.id}@${new URL(publicUrl).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": mail.locale },
  });
}

/** Lets go of the connections; the next mail opens new ones. */
export function closeMail(): void {
  transporter?.close();
  transporter = null;
}

/** Mails kept in demo mode, newest first, at most 50. */
export function mailbox(): MailboxEntry[] {
  try {
    return readdirSync(mailboxFolder())
      .filter((name) => name.endsWith(".json"))
      .map(
        (name) =>
          JSON.parse(readFileSync(path.join(mailboxFolder(), name), "utf8")) as MailboxEntry,
      )
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, 50);
  } catch {
    return [];
  }
}
