import { cookies } from "next/headers";
import { environment } from "@/server/platform/env.ts";

const NAME = "machikado-typed";
/** Long enough to come back to the form that refused it. */
const MAX_AGE_SECONDS = 300;
const LONGEST = 320;

/**
 * Keeps a line that a form refused for the page that shows the form again: in the visitor's own
 * browser, because an address would tell it to logs. For route handlers only.
 */
export async function keepTyped(text: string): Promise<void> {
  (await cookies()).set(NAME, text.slice(0, LONGEST), {
    httpOnly: true,
    sameSite: "lax",
    secure: environment().publicUrl.startsWith("https://"),
    path: "/",
    maxAge: MAX_AGE_SECONDS,
  });
}

/** What was typed before it was refused; empty when there is nothing. */
export const readTyped = async (): Promise<string> => (await cookies()).get(NAME)?.value ?? "";

/** Once it is of no use any more. For route handlers only. */
export async function forgetTyped(): Promise<void> {
  (await cookies()).delete(NAME);
}
