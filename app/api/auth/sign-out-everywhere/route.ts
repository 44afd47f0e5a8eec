import { formDoor } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { endSession } from "@/app/_features/session/session-cookie.ts";
import { endSessions } from "@/server/accounts/commands.ts";

/** Ends every session of the person who asks, this browser's included. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async (_form, locale) => {
      const ctx = await requestContext(locale);
      if (ctx.actor.kind === "person") await endSessions(ctx, ctx.actor.id);
      await endSession();
      return "/sign-in?out=1";
    },
    () => "/my",
  );
