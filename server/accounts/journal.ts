import type { Entry } from "@/server/core/journal.ts";

const quiet = { isPublic: false, touches: [] } as const;

/** A code was asked for. The reaction mails it; the entry names neither code nor address. */
export const codeRequested = (codeId: string): Entry => ({
  ...quiet,
  name: "codeRequested",
  subject: { kind: "sign-in-code", id: codeId },
  data: {},
  reactions: ["mail-code"],
});

export const personJoined = (personId: string): Entry => ({
  ...quiet,
  name: "personJoined",
  subject: { kind: "person", id: personId },
  data: {},
  reactions: [],
});

export const sessionsEnded = (personId: string): Entry => ({
  ...quiet,
  name: "sessionsEnded",
  subject: { kind: "person", id: personId },
  data: {},
  reactions: [],
});

export const administratorMade = (personId: string): Entry => ({
  ...quiet,
  name: "administratorMade",
  subject: { kind: "person", id: personId },
  data: {},
  reactions: [],
});
