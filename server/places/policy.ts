import type { Actor } from "@/server/core/actor.ts";

/** Places are public facts; only the installation itself loads them. */
export const placePolicy = {
  load: (actor: Actor) => actor.kind === "system",
};
