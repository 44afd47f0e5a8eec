import { seeOther } from "@/app/_features/doors/form-door.ts";
import { localePath } from "@/app/_i18n/path.ts";
import { DomainError, httpStatus } from "@/server/core/errors.ts";
import { newKey } from "@/server/core/ids.ts";
import { log } from "@/server/platform/log.ts";
import { FormError } from "@/server/platform/multipart.ts";
import { type FormResult, receiveForm } from "./receive-form.ts";

/** Where a person goes after this result. */
function pathAfter(result: FormResult): string {
  if (result.kind === "draft") {
    const at = result.problems.length ? "problems" : result.part;
    return `/report?form=${result.formId}#${at}`;
  }
  const { number, codeId } = result.submitted;
  return codeId ? `/report/confirm/${codeId}` : `/reports/${number}?sent=1`;
}

function answerScript(result: FormResult, locale: string): Response {
  const next = localePath(locale, pathAfter(result));
  const status = result.kind === "draft" && result.problems.length ? 422 : 200;
  return Response.json({ ...result, next }, { status });
}

/** Forms name their language in the address, because their body is a stream. */
const localeOf = (request: Request) =>
  new URL(request.url).searchParams.get("locale") === "en" ? "en" : "ja";

/** A body that could not be read is the sender's to know; anything else gets a reference. */
const asDomainError = (error: unknown) =>
  error instanceof FormError
    ? new DomainError(error.code === "busy" ? "too_many" : "invalid", `form.${error.code}`)
    : error;

function answerError(cause: unknown, wantsJson: boolean, locale: string): Response {
  const error = asDomainError(cause);
  const known = error instanceof DomainError;
  const reference = known ? null : newKey().slice(0, 8);
  if (reference) log.error("report form failed", { reference }, cause);
  const key = known ? error.messageKey : "unexpected";
  const params = known ? error.params : { reference: reference ?? "" };
  const problems = [{ field: "form", key, params }];
  if (wantsJson)
    return Response.json(
      { kind: "failed", problems },
      { status: known ? httpStatus[error.code] : 500 },
    );
  const query = new URLSearchParams({ problem: key });
  for (const [name, value] of Object.entries(params)) query.set(`p.${name}`, String(value));
  return seeOther(locale, `/report?${query}`);
}

/** 303 for a browser without script, JSON for one with. */
export async function answerForm(request: Request): Promise<Response> {
  const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
  const locale = localeOf(request);
  try {
    const result = await receiveForm(request, locale, wantsJson);
    return wantsJson ? answerScript(result, locale) : seeOther(locale, pathAfter(result));
  } catch (error) {
    return answerError(error, wantsJson, locale);
  }
}
