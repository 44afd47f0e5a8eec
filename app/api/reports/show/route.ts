import { formDoor, oneOf } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { showReport } from "@/server/reports/commands/show-report.ts";
import { showing } from "@/server/reports/schema.ts";

/** Staff publish a report after a look, or take it down. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async (form, locale) => {
      const ctx = await requestContext(locale);
      const input = { id: form.get("id") ?? "", showing: oneOf(showing, form.get("showing")) };
      const { number } = await showReport(ctx, input);
      return `/reports/${number}?done=show`;
    },
    (form) => `/reports/${encodeURIComponent(form.get("number") ?? "")}`,
  );
