import type { Actor } from "@/server/core/actor.ts";

/** Photos and drafts belong to the holder of the draft cookie until a report claims them. */
export const mediaPolicy = {
  send: (actor: Actor) => actor.kind !== "system" && actor.draftHash !== null,
  remove: (actor: Actor, photo: { draftHash: string | null; reportId: string | null }) =>
    actor.kind !== "system" &&
    photo.reportId === null &&
    photo.draftHash !== null &&
    photo.draftHash === actor.draftHash,
};
