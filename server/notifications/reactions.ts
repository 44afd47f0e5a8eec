import { eq, sql } from "drizzle-orm";
import { rows, schema } from "@/db/client.ts";
import { CODE_MINUTES } from "@/server/accounts/rules.ts";
import type { Context } from "@/server/core/context.ts";
import type { RecordedEntry } from "@/server/core/reactions.ts";
import { environment } from "@/server/platform/env.ts";
import { sendMail } from "@/server/platform/mail.ts";
import { sixDigits } from "@/server/platform/secrets.ts";
import { cityDay } from "@/server/reports/rules/days.ts";
import { UNCONFIRMED_DAYS } from "@/server/reports/rules/limits.ts";
import { composeMail, dayInWords, pageUrl } from "./rules.ts";

type Text = Record<string, string>;

const DAY_MS = 86_400_000;

const frame = (locale: string) => ({ locale, ...environment() });

/** Mails a sign-in code. Its digits are worked out from its id: they are kept nowhere. */
export async function mailCode(ctx: Context, entry: RecordedEntry): Promise<void> {
  const [code] = await ctx.db
    .select()
    .from(schema.signInCode)
    .where(eq(schema.signInCode.id, entry.subjectId));
  if (!code || code.usedAt || code.expiresAt < ctx.now) return;
  const digits = sixDigits(code.id);
  const page = code.reportId ? "/report/confirm" : "/sign-in";
  const url = pageUrl(environment().publicUrl, code.locale, `${page}/${code.id}?code=${digits}`);
  const mail = composeMail(
    "code",
    { code: digits, minutes: CODE_MINUTES, url },
    frame(code.locale),
  );
  await sendMail({ ...mail, id: entry.id, to: code.address, locale: code.locale });
}

type Received = {
  number: string;
  title: string;
  due: string | null;
  office: Text | null;
  address: string;
  locale: string;
};

/** Tells the reporter that the report has come and when the first answer is due. */
export async function mailReportReceived(ctx: Context, entry: RecordedEntry): Promise<void> {
  const [report] = await rows<Received>(
    ctx.db,
    sql`select r.number, r.title, r.answer_due_on::text as due, o.name as office, e.address, p.locale
      from report r join person p on p.id = r.reporter_id and p.deleted_at is null
      join person_email e on e.person_id = p.id left join office o on o.code = r.office_code
      where r.id = ${entry.subjectId}`,
  );
  if (!report) return;
  const { number, title, locale } = report;
  const mail = composeMail(
    "received",
    {
      title,
      number,
      office: report.office?.[locale] ?? report.office?.ja ?? "",
      date: report.due ? dayInWords(report.due, locale) : "none",
      url: pageUrl(environment().publicUrl, locale, `/reports/${number}`),
    },
    frame(locale),
  );
  await sendMail({ ...mail, id: entry.id, to: report.address, locale });
}

/** Reminds, once, that a report waits for its code. */
export async function mailReminder(ctx: Context, entry: RecordedEntry): Promise<void> {
  const [report] = await rows<{
    title: string;
    created: string;
    address: string;
    locale: string;
    code_id: string;
  }>(
    ctx.db,
    sql`select r.title, r.created_at::text as created, c.address, c.locale, s.id as code_id
      from report r join report_contact c on c.report_id = r.id
      join lateral (select id from sign_in_code where report_id = r.id order by created_at desc limit 1) s on true
      where r.id = ${entry.subjectId} and r.visibility = 'unconfirmed'`,
  );
  if (!report) return;
  const over = new Date(report.created).getTime() + UNCONFIRMED_DAYS * DAY_MS;
  const mail = composeMail(
    "reminder",
    {
      title: report.title,
      date: dayInWords(cityDay(new Date(over)), report.locale),
      url: pageUrl(environment().publicUrl, report.locale, `/report/confirm/${report.code_id}`),
    },
    frame(report.locale),
  );
  await sendMail({ ...mail, id: entry.id, to: report.address, locale: report.locale });
}
