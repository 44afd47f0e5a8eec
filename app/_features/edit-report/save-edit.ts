import { draftHash } from "@/app/_features/session/draft-cookie.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import type { Context } from "@/server/core/context.ts";
import { DomainError } from "@/server/core/errors.ts";
import { isId } from "@/server/core/ids.ts";
import { dropDraft, keepDraft } from "@/server/media/commands.ts";
import { editReport } from "@/server/reports/commands/edit-report.ts";

const fieldsOf = (form: URLSearchParams): Record<string, string[]> =>
  Object.fromEntries(["title", "body", "unnamed"].map((name) => [name, [form.get(name) ?? ""]]));

/** What was typed comes back with the problem: it is kept as a draft under the report's id. */
async function keepTyped(ctx: Context, form: URLSearchParams, error: unknown): Promise<void> {
  const formId = form.get("id") ?? "";
  if (!(error instanceof DomainError) || error.code !== "invalid" || !isId(formId)) return;
  await keepDraft(ctx, { formId, fields: fieldsOf(form), problems: error.problems });
}

/** @returns the page to go on to @throws invalid, forbidden once the half hour is over, not_found */
export async function saveEdit(form: URLSearchParams, locale: string): Promise<string> {
  const ctx = await requestContext(locale, { draftHash: (await draftHash()).hash });
  const id = form.get("id") ?? "";
  try {
    const { number } = await editReport(ctx, {
      id,
      title: form.get("title") ?? "",
      body: form.get("body") ?? "",
      unnamed: form.get("unnamed") === "on",
    });
    await dropDraft(ctx, id);
    return `/reports/${number}?done=edit`;
  } catch (error) {
    await keepTyped(ctx, form, error);
    throw error;
  }
}
