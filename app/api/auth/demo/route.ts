import { NextResponse } from "next/server";
import { formDoor } from "@/app/_features/doors/form-door.ts";
import { requestContext } from "@/app/_features/session/request-context.ts";
import { startSession } from "@/app/_features/session/session-cookie.ts";
import { demoPerson } from "@/server/accounts/queries.ts";
import type { DemoRole } from "@/server/accounts/rules.ts";
import { environment } from "@/server/platform/env.ts";

/** Signs in as a demo person with one click. Outside demo mode this address does not exist. */
export function POST(request: Request) {
  const { demo } = environment();
  if (!demo) return new NextResponse(null, { status: 404 });
  return formDoor(
    request,
    async (form, locale) => {
      const ctx = await requestContext(locale);
      await startSession(await demoPerson(ctx, form.get("role") as DemoRole, demo));
      return "/my";
    },
    () => "/demo",
  );
}
