import { formDoor } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { editReport } from "@/server/reports/commands/edit-report.ts";

/** The reporter changes words within the first half hour. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async (form, locale) => {
      const ctx = await requestContext(locale);
      const { number } = await editReport(ctx, {
        id: form.get("id") ?? "",
        title: form.get("title") ?? "",
        body: form.get("body") ?? "",
        unnamed: form.get("unnamed") === "on",
      });
      return `/reports/${number}?done=edit`;
    },
    (form) => `/reports/${encodeURIComponent(form.get("number") ?? "")}/edit`,
  );
