import { formDoor } from "@/app/_features/doors/form-door.ts";
import { checkAndSignIn } from "@/app/_features/session/check-and-sign-in.ts";

/** Checks a code, starts the session and, where the code was for a report, publishes it. */
export const POST = (request: Request) =>
  formDoor(request, checkAndSignIn, (form) => {
    const page = form.get("for") === "report" ? "/report/confirm" : "/sign-in";
    return `${page}/${encodeURIComponent(form.get("codeId") ?? "")}`;
  });
