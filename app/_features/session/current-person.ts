import { cache } from "react";
import { type CurrentPerson, personOfSession } from "@/server/accounts/queries.ts";
import { database } from "@/server/core/database.ts";
import { readSession } from "./session-cookie.ts";

export type SignedInPerson = CurrentPerson & { permissions: string[] };

/** Who is signed in, asked once per request. */
export const currentPerson = cache(async (): Promise<SignedInPerson | null> => {
  const session = await readSession();
  const person = session ? await personOfSession(await database(), session) : null;
  return person && { ...person, permissions: person.grants.map((grant) => grant.permission) };
});
