import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { environment } from "@/server/platform/env.ts";
import { keyedHash } from "@/server/platform/secrets.ts";

const NAME = "machikado-draft";
const MAX_AGE_SECONDS = 7 * 86_400;

/** Keyed hash of the visitor's draft cookie: the owner of photos and words not sent yet. */
export async function readDraftHash(): Promise<string | null> {
  const token = (await cookies()).get(NAME)?.value;
  return token && /^[\w-]{20,64}$/.test(token) ? keyedHash("draft", token) : null;
}

/**
 * The same, making the cookie when there is none. For route handlers only.
 * @returns `isNew` when nothing can be kept under it yet
 */
export async function draftHash(): Promise<{ hash: string; isNew: boolean }> {
  const known = await readDraftHash();
  if (known) return { hash: known, isNew: false };
  const token = randomBytes(24).toString("base64url");
  (await cookies()).set(NAME, token, {
    httpOnly: true,
    sameSite: "lax",
    secure: environment().publicUrl.startsWith("https://"),
    path: "/",
    maxAge: MAX_AGE_SECONDS,
  });
  return { hash: keyedHash("draft", token), isNew: true };
}
