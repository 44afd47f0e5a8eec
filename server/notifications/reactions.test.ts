import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { schema } from "@/db/client.ts";
import { checkCode } from "@/server/accounts/commands.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import type { RecordedEntry } from "@/server/core/reactions.ts";
import { type MailboxEntry, mailbox } from "@/server/platform/mail.ts";
import { makeCode } from "@/server/testing/codes.ts";
import { contextOf, guest, later, makePerson, system, testDb } from "@/server/testing/people.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { mailCode, mailReminder, mailReportReceived } from "./reactions.ts";

vi.spyOn(process.stderr, "write").mockReturnValue(true);

let entry: RecordedEntry;
beforeEach(() => {
  entry = { id: newId(), name: "x", at: new Date(), subjectId: "", data: {} };
});

const about = (subjectId: string): RecordedEntry => ({ ...entry, subjectId });
const mailsTo = (address: string): MailboxEntry[] => mailbox().filter(({ to }) => to === address);
const asSystem = (now?: Date | string) => contextOf(system, { now });

describe("the mail with a code", () => {
  test("goes to the address, with the digits and a link to the page that asks for them", async () => {
    const { codeId, code, address } = await makeCode(await contextOf(guest()));
    await mailCode(await asSystem(), about(codeId));
    const [mail, ...others] = mailsTo(address);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ id: entry.id, locale: "ja" });
    expect(mail?.text).toContain(code);
    expect(mail?.text).toContain(`https://machikado.example/sign-in/${codeId}?code=${code}`);
  });

  test("for a report leads to the page that confirms it, in the asker's language", async () => {
    const ctx = await contextOf(guest(), { locale: "en" });
    const { codeId, address } = await makeCode(ctx, { reportId: newId() });
    await mailCode(await asSystem(), about(codeId));
    expect(mailsTo(address)[0]?.text).toContain(
      `https://machikado.example/en/report/confirm/${codeId}?code=`,
    );
  });

  test("sent twice is one mail with one Message-ID", async () => {
    const { codeId, address } = await makeCode(await contextOf(guest()));
    await mailCode(await asSystem(), about(codeId));
    await mailCode(await asSystem(), about(codeId));
    expect(mailsTo(address)).toHaveLength(1);
  });

  test("is not sent once the code was used or is over, nor for one that is gone", async () => {
    const ctx = await contextOf(guest());
    const [used, over] = [await makeCode(ctx), await makeCode(ctx)];
    await checkCode(ctx, used);
    await mailCode(await asSystem(), about(used.codeId));
    await mailCode(later(await asSystem(), 601), about(over.codeId));
    await mailCode(await asSystem(), about(newId()));
    expect([...mailsTo(used.address), ...mailsTo(over.address)]).toEqual([]);
  });
});

describe("the mail that a report has come", () => {
  test("goes to its reporter with number, title, office and date", async () => {
    const { id, address } = await makePerson();
    const [office] = await (await testDb()).select().from(schema.office).limit(1);
    const report = await makeReport({
      reporterId: id,
      title: "街灯が消えた",
      officeCode: office?.code,
      answerDueOn: "2026-11-30",
    });
    await mailReportReceived(await asSystem(), about(report.id));
    const [mail] = mailsTo(address);
    expect(`${mail?.subject}${mail?.text}`).toContain(report.number);
    expect(mail?.text).toContain("街灯が消えた");
    expect(mail?.text).toContain(office?.name.ja);
    expect(mail?.text).toContain("2026年11月30日");
    expect(mail?.text).toContain(`https://machikado.example/reports/${report.number}`);
  });

  test("speaks the reporter's language, and of no date where there is none", async () => {
    const { id, address } = await makePerson({ locale: "en" });
    const report = await makeReport({ reporterId: id, title: "<b>50% {title}\nBcc: x@y.z" });
    await mailReportReceived(await asSystem(), about(report.id));
    const [mail] = mailsTo(address);
    expect(mail).toMatchObject({ locale: "en" });
    expect(mail?.subject).not.toContain("\n");
    expect(mail?.text).toContain("<b>50% {title}");
    expect(mail?.text).toContain("/en/reports/");
  });

  test("goes to nobody for a report nobody owns, a person who is deleted, or a report that is gone", async () => {
    const before = mailbox().length;
    const unowned = await makeReport({
      visibility: "unconfirmed",
      contact: `${newKey()}@x.example`,
    });
    const deleted = await makePerson({ deletedAt: new Date() });
    const theirs = await makeReport({ reporterId: deleted.id });
    for (const id of [unowned.id, theirs.id, newId()])
      await mailReportReceived(await asSystem(), about(id));
    expect(mailbox()).toHaveLength(before);
  });
});

describe("the reminder", () => {
  const waiting = async (createdAt: Date) => {
    const contact = `${newKey()}@waits.example`;
    const report = await makeReport({
      visibility: "unconfirmed",
      contact,
      createdAt,
      title: "歩道の穴",
    });
    return { report, contact };
  };

  test.each(["Asia/Kathmandu", "America/New_York", "Asia/Tokyo"])(
    "tells the last day in Osaka and leads to the newest code, on a machine in %s",
    async (zone) => {
      const before = process.env.TZ;
      // 00:30 on 11 March in Osaka; in New York the clocks change within the week.
      const { report, contact } = await waiting(new Date("2027-03-10T15:30:00.000Z"));
      const ctx = await contextOf(guest());
      await makeCode(later(ctx, -100), { reportId: report.id, address: contact });
      const newest = await makeCode(ctx, { reportId: report.id, address: contact });
      process.env.TZ = zone;
      await mailReminder(await asSystem(), about(report.id));
      process.env.TZ = before;
      const [mail] = mailsTo(contact);
      expect(mail?.text).toContain("2027年3月18日");
      expect(mail?.text).toContain("歩道の穴");
      expect(mail?.text).toContain(`https://machikado.example/report/confirm/${newest.codeId}`);
      expect(mail?.text).not.toContain(newest.code);
    },
  );

  test("is not sent once the report was confirmed or is gone", async () => {
    const { report, contact } = await waiting(new Date());
    await makeCode(await contextOf(guest()), { reportId: report.id, address: contact });
    const { report: table } = schema;
    await (await testDb())
      .update(table)
      .set({ visibility: "private" })
      .where(eq(table.id, report.id));
    await mailReminder(await asSystem(), about(report.id));
    await mailReminder(await asSystem(), about(newId()));
    expect(mailsTo(contact)).toEqual([]);
  });
});

test("without a mail server and outside demo mode a mail fails, to be tried again", async () => {
  const { codeId, address } = await makeCode(await contextOf(guest()));
  process.env.DATABASE_URL = "postgres://nowhere";
  await expect(mailCode(await asSystem(), about(codeId))).rejects.toThrow("SMTP_URL");
  delete process.env.DATABASE_URL;
  expect(mailsTo(address)).toEqual([]);
});
