import { formDoor } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { resendCode } from "@/server/accounts/commands.ts";

const pageOf = (form: URLSearchParams) =>
  form.get("for") === "report" ? "/report/confirm" : "/sign-in";

/** Sends a new code to wherever an earlier one went. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async (form, locale) => {
      const ctx = await requestContext(locale);
      const { codeId } = await resendCode(ctx, form.get("codeId") ?? "");
      return `${pageOf(form)}/${codeId}?sent=1`;
    },
    (form) => `${pageOf(form)}/${encodeURIComponent(form.get("codeId") ?? "")}`,
  );
