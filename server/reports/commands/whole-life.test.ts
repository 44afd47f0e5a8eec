import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { rows } from "@/db/client.ts";
import { checkCode } from "@/server/accounts/commands.ts";
import { newKey } from "@/server/core/ids.ts";
import { runReactions } from "@/server/core/reactions.ts";
import { keyedHash, sixDigits } from "@/server/platform/secrets.ts";
import { contextOf, grant, guest, makePerson, testDb } from "@/server/testing/people.ts";
import { aSubmission, makePhoto, reportRow } from "@/server/testing/reports.ts";
import { reactions } from "@/server/worker/registry.ts";
import { reportByNumber } from "../queries/report-page.ts";
import { confirmReport } from "./confirm-report.ts";
import { editReport } from "./edit-report.ts";
import { showReport } from "./show-report.ts";
import { submitReport } from "./submit-report.ts";
import { withdrawReport } from "./withdraw-report.ts";

/** All that a table keeps, as one text. */
const told = async (table: "journal" | "reaction" | "limit_counter") => {
  const [row] = await rows<{ text: string }>(
    await testDb(),
    sql`select coalesce(json_agg(t)::text, '') as text from ${sql.identifier(table)} t`,
  );
  return row?.text ?? "";
};

test("a report's whole life leaves no word, name or address in the journal, the queue or the log", async () => {
  const written: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    written.push(String(line));
    return true;
  });
  const secret = newKey();
  const email = `yamada-${secret}@life.example`;
  const draftHash = newKey();
  const addressKey = keyedHash("address", secret);
  const asGuest = await contextOf(guest(draftHash), { addressKey });
  const photo = await makePhoto({ draftHash });
  const form = aSubmission({
    categoryCode: "bad-parking",
    title: `題${secret}`,
    body: `本文${secret}`,
    answers: { often: `答え${secret}` },
    photos: [{ id: photo.id, alt: `写真${secret}` }],
    email,
  });
  const { codeId, number } = await submitReport(asGuest, form);
  await runReactions(await testDb(), reactions);
  const { personId } = await checkCode(asGuest, {
    codeId: codeId ?? "",
    code: sixDigits(codeId ?? ""),
  });
  const person = { kind: "person", id: personId, draftHash, grants: [] } as const;
  const asPerson = await contextOf(person, { addressKey });
  await confirmReport(asPerson, form.id);
  expect((await reportRow(form.id)).visibility).toBe("waiting");
  await editReport(asPerson, { id: form.id, title: `新${secret}`, body: "", unnamed: true });
  const staff = await makePerson({
    grants: [grant("report.publish")],
    displayName: `職員${secret}`,
  });
  const asStaff = await contextOf(staff.actor);
  await showReport(asStaff, { id: form.id, showing: "with-photos" });
  await showReport(asStaff, { id: form.id, showing: "hidden" });
  await withdrawReport(asPerson, form.id);
  await runReactions(await testDb(), reactions);
  vi.restoreAllMocks();

  for (const text of [
    await told("journal"),
    await told("reaction"),
    await told("limit_counter"),
    written.join(""),
  ])
    expect(text.includes(secret)).toBe(false);
  const { story } = await reportByNumber(asPerson, number);
  expect(story.map(({ name }) => name)).toEqual(["reportMoved", "reportEdited", "reportConfirmed"]);
});
