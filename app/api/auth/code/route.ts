import { formDoor } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { requestCode } from "@/server/accounts/commands.ts";

/** Sends a code to the address that was typed, and leads to the page that asks for it. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async (form, locale) => {
      const ctx = await requestContext(locale);
      const { codeId } = await requestCode(ctx, { address: form.get("email") ?? "" });
      return `/sign-in/${codeId}`;
    },
    () => "/sign-in",
  );
