import { formDoor } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { withdrawReport } from "@/server/reports/commands/withdraw-report.ts";

/** The reporter takes a report back. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async (form, locale) => {
      const ctx = await requestContext(locale);
      const { number } = await withdrawReport(ctx, form.get("id") ?? "");
      return `/reports/${number}?done=withdraw`;
    },
    (form) => `/reports/${encodeURIComponent(form.get("number") ?? "")}`,
  );
