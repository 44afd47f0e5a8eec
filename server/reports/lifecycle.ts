/** The five groups people see, each with a word, a shape and a colour of its own. */
export const stateGroups = ["recv", "work", "plan", "done", "out"] as const;
export type StateGroup = (typeof stateGroups)[number];

export const statuses = [
  "received",
  "acknowledged",
  "investigating",
  "scheduled",
  "in-progress",
  "fixed",
  "handed-over",
  "will-not-fix",
  "duplicate",
  "not-municipal",
  "withdrawn",
  "no-answer",
] as const;
export type Status = (typeof statuses)[number];

/** What a status looks like to people, and whether the report is open (Open311: open or closed). */
export const statusTable: Record<Status, { group: StateGroup; open: boolean }> = {
  received: { group: "recv", open: true },
  acknowledged: { group: "recv", open: true },
  investigating: { group: "recv", open: true },
  scheduled: { group: "plan", open: true },
  "in-progress": { group: "work", open: true },
  fixed: { group: "done", open: false },
  "handed-over": { group: "out", open: false },
  "will-not-fix": { group: "out", open: false },
  duplicate: { group: "out", open: false },
  "not-municipal": { group: "out", open: false },
  withdrawn: { group: "out", open: false },
  "no-answer": { group: "out", open: false },
};

const open = statuses.filter((status) => statusTable[status].open);

/** Who makes a move: the reporter, the city's staff, or either side's rules (see policy). */
export type Mover = "reporter" | "staff";
export type Move = { from: readonly Status[]; to: Status; by: Mover };

/** Every way a report changes state. Buttons, tests and documents derive from this table. */
export const moves = {
  acknowledge: { from: ["received"], to: "acknowledged", by: "staff" },
  investigate: { from: ["received", "acknowledged"], to: "investigating", by: "staff" },
  schedule: {
    from: ["received", "acknowledged", "investigating", "in-progress"],
    to: "scheduled",
    by: "staff",
  },
  start: {
    from: ["received", "acknowledged", "investigating", "scheduled"],
    to: "in-progress",
    by: "staff",
  },
  fix: { from: [...open, "handed-over"], to: "fixed", by: "staff" },
  "hand-over": { from: open, to: "handed-over", by: "staff" },
  refuse: { from: [...open, "handed-over"], to: "will-not-fix", by: "staff" },
  "mark-duplicate": { from: open, to: "duplicate", by: "staff" },
  "declare-not-municipal": { from: open, to: "not-municipal", by: "staff" },
  "close-unanswered": { from: open, to: "no-answer", by: "staff" },
  reopen: {
    from: ["fixed", "handed-over", "will-not-fix", "not-municipal", "no-answer"],
    to: "received",
    by: "staff",
  },
  withdraw: { from: open, to: "withdrawn", by: "reporter" },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;
export const moveNames = Object.keys(moves) as MoveName[];

/** True when the table knows this move from this status. */
export const canMove = (name: MoveName, from: Status): boolean =>
  (moves[name].from as readonly Status[]).includes(from);

/** Who may see a report at all. Hidden and private are obeyed by every projection. */
export const visibilities = [
  /** The code sent by mail has not come yet. */
  "unconfirmed",
  /** A publication rule asks for a look first. */
  "waiting",
  "public",
  /** Never public: its reporter and staff alone. */
  "private",
  /** Taken down by staff. */
  "hidden",
] as const;
export type Visibility = (typeof visibilities)[number];

export const publicationRules = ["at-once", "photos-after-look", "after-look", "private"] as const;
export type PublicationRule = (typeof publicationRules)[number];

/** Where a confirmed report goes under its rule, and whether its photos go with it. */
export const publication: Record<PublicationRule, { visibility: Visibility; photos: boolean }> = {
  "at-once": { visibility: "public", photos: true },
  "photos-after-look": { visibility: "public", photos: false },
  "after-look": { visibility: "waiting", photos: false },
  private: { visibility: "private", photos: false },
};
