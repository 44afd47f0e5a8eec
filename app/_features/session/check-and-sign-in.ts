import { checkCode } from "@/server/accounts/commands.ts";
import { personOfSession } from "@/server/accounts/queries.ts";
import { confirmReport } from "@/server/reports/commands/confirm-report.ts";
import { requestContext } from "./request-context.ts";
import { startSession } from "./session-cookie.ts";

/** A path of this site to go on to, or "/my" for anything else. */
const safePath = (path: string | null) =>
  path && /^\/(?![/\\])[\w/?=&%.-]*$/.test(path) ? path : "/my";

/** @returns the page to go on to @throws invalid, too_many */
export async function checkAndSignIn(form: URLSearchParams, locale: string): Promise<string> {
  const ctx = await requestContext(locale);
  const { personId, sessionVersion, reportId } = await checkCode(ctx, {
    codeId: form.get("codeId") ?? "",
    code: form.get("code") ?? "",
  });
  await startSession({ personId, sessionVersion });
  if (!reportId) return safePath(form.get("next"));
  const person = await personOfSession(ctx.db, { personId, sessionVersion });
  const draftHash = ctx.actor.kind === "system" ? null : ctx.actor.draftHash;
  const { number } = await confirmReport(
    { ...ctx, actor: { kind: "person", id: personId, draftHash, grants: person?.grants ?? [] } },
    reportId,
  );
  return `/reports/${number}?sent=1`;
}
