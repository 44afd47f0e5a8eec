import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { SESSION_DAYS } from "@/server/accounts/rules.ts";
import { environment } from "@/server/platform/env.ts";
import { installationSecret } from "@/server/platform/secrets.ts";

const MAX_AGE_SECONDS = SESSION_DAYS * 86_400;

const isSecure = () => environment().publicUrl.startsWith("https://");

/** next-auth's own name, so that its routes and ours see one session. */
export const sessionCookieName = () =>
  isSecure() ? "__Secure-next-auth.session-token" : "next-auth.session-token";

export type Session = { personId: string; sessionVersion: number };

/** Sets the session cookie on the answer of the route handler that calls this. */
export async function startSession(session: Session): Promise<void> {
  const value = await encode({
    token: { sub: session.personId, version: session.sessionVersion },
    secret: installationSecret(),
    maxAge: MAX_AGE_SECONDS,
  });
  (await cookies()).set(sessionCookieName(), value, {
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: MAX_AGE_SECONDS,
  });
}

export async function endSession(): Promise<void> {
  (await cookies()).delete(sessionCookieName());
}

/** What the cookie says; whether it still counts is for the database to tell. */
export async function readSession(): Promise<Session | null> {
  const value = (await cookies()).get(sessionCookieName())?.value;
  if (!value) return null;
  const token = await decode({ token: value, secret: installationSecret() }).catch(() => null);
  if (!token?.sub || typeof token.version !== "number") return null;
  return { personId: token.sub, sessionVersion: token.version };
}
