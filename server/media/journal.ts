import type { Entry } from "@/server/core/journal.ts";

const quiet = { isPublic: false, touches: [], reactions: [] } as const;

/** A clean photo was kept; nobody but its sender knows its address yet. */
export const photoReceived = (photoId: string): Entry => ({
  ...quiet,
  name: "photoReceived",
  subject: { kind: "photo", id: photoId },
  data: {},
});

export const photoRemoved = (photoId: string): Entry => ({
  ...quiet,
  name: "photoRemoved",
  subject: { kind: "photo", id: photoId },
  data: {},
});
