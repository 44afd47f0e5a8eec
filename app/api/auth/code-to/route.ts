import { formDoor } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { forgetTyped, keepTyped } from "@/app/_features/session/typed-cookie.ts";
import { correctAddress } from "@/server/reports/commands/correct-address.ts";

/** Sends the code of a report to another address, from the browser that sent the report. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async (form, locale) => {
      const [codeId, address] = [form.get("codeId") ?? "", form.get("email") ?? ""];
      await keepTyped(address);
      const sent = await correctAddress(await requestContext(locale), { codeId, address });
      await forgetTyped();
      return `/report/confirm/${sent.codeId}?sent=1`;
    },
    (form) => `/report/confirm/${encodeURIComponent(form.get("codeId") ?? "")}`,
  );
