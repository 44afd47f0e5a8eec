import { formDoor } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { safePath } from "@/app/_i18n/path.ts";
import { requestCode } from "@/server/accounts/commands.ts";

/** Where the person was going, carried along to the page that asks for the code. */
function withNext(path: string, form: URLSearchParams): string {
  const next = form.get("next");
  return next ? `${path}?${new URLSearchParams({ next: safePath(next) })}` : path;
}

/** Sends a code to the address that was typed, and leads to the page that asks for it. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async (form, locale) => {
      const ctx = await requestContext(locale);
      const { codeId } = await requestCode(ctx, { address: form.get("email") ?? "" });
      return withNext(`/sign-in/${codeId}`, form);
    },
    (form) => withNext("/sign-in", form),
  );
