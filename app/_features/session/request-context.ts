import { headers } from "next/headers";
import { cache } from "react";
import type { Actor } from "@/server/core/actor.ts";
import { type Context, createContext } from "@/server/core/context.ts";
import { database } from "@/server/core/database.ts";
import { keyedHash } from "@/server/platform/secrets.ts";
import { currentPerson } from "./current-person.ts";
import { readDraftHash } from "./draft-cookie.ts";

async function currentActor(draftHash: string | null): Promise<Actor> {
  const person = await currentPerson();
  return person
    ? { kind: "person", id: person.id, draftHash, grants: person.grants }
    : { kind: "guest", draftHash };
}

/** Context of a request for a page or a door: who asks, when, in which language. */
export async function requestContext(
  locale: string,
  draft?: { draftHash: string },
): Promise<Context> {
  const address = (await headers()).get("x-machikado-address");
  return createContext({
    db: await database(),
    actor: await currentActor(draft?.draftHash ?? (await readDraftHash())),
    locale,
    addressKey: address ? keyedHash("address", address) : null,
  });
}

/** The same for server components, made once per request. */
export const pageContext = cache((locale: string) => requestContext(locale));
