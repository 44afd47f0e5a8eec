import { describe, expect, test } from "vitest";
import {
  canMove,
  moveNames,
  moves,
  publication,
  publicationRules,
  statuses,
  statusTable,
} from "./lifecycle.ts";

/** Every status × move, written out: a change of the table has to be made twice, on purpose. */
const allowed: Record<string, string> = {
  received:
    "acknowledge investigate schedule start fix hand-over refuse mark-duplicate declare-not-municipal close-unanswered withdraw",
  acknowledged:
    "investigate schedule start fix hand-over refuse mark-duplicate declare-not-municipal close-unanswered withdraw",
  investigating:
    "schedule start fix hand-over refuse mark-duplicate declare-not-municipal close-unanswered withdraw",
  scheduled:
    "start fix hand-over refuse mark-duplicate declare-not-municipal close-unanswered withdraw",
  "in-progress":
    "schedule fix hand-over refuse mark-duplicate declare-not-municipal close-unanswered withdraw",
  fixed: "reopen",
  "handed-over": "fix refuse reopen",
  "will-not-fix": "reopen",
  duplicate: "",
  "not-municipal": "reopen",
  withdrawn: "",
  "no-answer": "reopen",
};

describe.each(statuses)("from %s", (status) => {
  test.each(moveNames)("%s", (move) => {
    const expected = (allowed[status] ?? "").split(" ").includes(move);
    expect(canMove(move, status)).toBe(expected);
  });
});

test("no move leads to where it starts, and every status but the first can be reached", () => {
  const reached = new Set(moveNames.map((name) => moves[name].to));
  for (const name of moveNames) expect(canMove(name, moves[name].to)).toBe(false);
  for (const status of statuses) expect(reached.has(status as never)).toBe(true);
});

test("only received to in-progress are open", () => {
  expect(statuses.filter((status) => statusTable[status].open)).toEqual([
    "received",
    "acknowledged",
    "investigating",
    "scheduled",
    "in-progress",
  ]);
});

test("photos are never public where the words are not", () => {
  for (const rule of publicationRules) {
    const { visibility, photos } = publication[rule];
    if (photos) expect(visibility).toBe("public");
  }
});
