import { formDoor } from "@/app/_features/doors/form-door.ts";
import { endSession } from "@/app/_features/session/session-cookie.ts";

/** Signs this browser out. */
export const POST = (request: Request) =>
  formDoor(
    request,
    async () => {
      await endSession();
      return "/";
    },
    () => "/",
  );
