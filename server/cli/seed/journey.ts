import { type MoveName, moves, type Status, statusTable } from "@/server/reports/lifecycle.ts";
import { type Calendar, dayNumber } from "./calendar.ts";
import { type Random, weighted } from "./random.ts";

/** One move of a report. `day` is the date its public sentence names. */
export type Step = {
  move: MoveName;
  from: Status;
  to: Status;
  /** Milliseconds. */
  at: number;
  by: "staff" | "reporter";
  day: number;
};

/** What happened to a report up to now. */
export type Journey = {
  steps: Step[];
  status: Status;
  /** Milliseconds; the first word from the city beyond "we have read it". */
  answeredAt: number | null;
  endedAt: number | null;
  /** Day number of the promised work. */
  workDay: number | null;
};

export type Ending =
  | "fix"
  | "hand-over"
  | "refuse"
  | "declare-not-municipal"
  | "close-unanswered"
  | "mark-duplicate"
  | "withdraw"
  | "reopen"
  | "wait";

export const usualEnding = weighted<Ending>([
  ["fix", 66],
  ["hand-over", 7],
  ["refuse", 5],
  ["declare-not-municipal", 3],
  ["close-unanswered", 2],
  ["mark-duplicate", 4],
  ["withdraw", 3],
  ["reopen", 2],
  ["wait", 8],
]);

/** The moves on the way to an ending; what is not certain is left out now and then. */
function wayTo(ending: Ending, random: Random): MoveName[] {
  const read: MoveName[] = random.chance(0.7) ? ["acknowledge"] : [];
  const look: MoveName[] = random.chance(0.5) ? ["investigate"] : [];
  const work: MoveName[] = random.chance(0.75) ? ["schedule", "start"] : ["schedule"];
  if (ending === "withdraw" || ending === "mark-duplicate") return [...read, ending];
  if (ending === "wait") return [...read, ...(random.chance(0.6) ? work : look)];
  if (ending === "fix")
    return random.chance(0.2) ? [...read, "fix"] : [...read, ...look, ...work, "fix"];
  if (ending === "reopen") return [...read, ...work, "fix", "reopen"];
  return [...read, ...look, ending];
}

/** Working days from one move to the next. */
function pause(move: MoveName, random: Random): number {
  const long = Math.abs(random.bell());
  switch (move) {
    case "acknowledge":
      return random.whole(2);
    case "schedule":
    case "investigate":
      return 1 + random.whole(4);
    case "start":
      return 3 + Math.floor(long * 8);
    case "fix":
      return 1 + Math.floor(long * 9);
    case "reopen":
      return 8 + random.whole(20);
    default:
      return 2 + Math.floor(long * 6);
  }
}

type Tools = { calendar: Calendar; random: Random };

/** The date that a move's sentence names: of the next answer, of the work, or of the day itself. */
function namedDay(move: MoveName, day: number, due: number, { calendar, random }: Tools) {
  if (move === "acknowledge") return Math.max(due, calendar.workingDaysAfter(day, 1));
  if (move === "investigate" || move === "reopen")
    return calendar.workingDaysAfter(day, 3 + random.whole(5));
  if (move === "schedule") return calendar.workingDaysAfter(day, 5 + random.whole(16));
  if (move === "start") return calendar.workingDaysAfter(day, 2 + random.whole(6));
  return day;
}

/** What a journey begins with. Moments are milliseconds; `closedAt` where the ending is known. */
export type Sent = {
  at: number;
  dueDay: number;
  ending: Ending;
  now: number;
  closedAt?: number | null;
};

/** Moment of the next move; the first real answer comes in time eight times in nine. */
function nextMoment(
  sent: Sent,
  { move, day, isAnswer }: { move: MoveName; day: number; isAnswer: boolean },
  { calendar, random }: Tools,
): number {
  if (move === "withdraw") return sent.at + Math.floor(random.between(0.5, 60) * 3_600_000);
  let next = calendar.workingDaysAfter(day, pause(move, random));
  if (isAnswer) {
    if (random.chance(0.11)) next = calendar.workingDaysAfter(sent.dueDay, 1 + random.whole(8));
    else if (next > sent.dueDay) next = Math.max(day, sent.dueDay);
  }
  return calendar.officeHour(next, random);
}

const isEnd = (move: MoveName) => !statusTable[moves[move].to].open;

/**
 * Goes the way to an ending in believable time and stops at `now`: a young report has come less
 * far than an old one. Every step is a move that the lifecycle knows.
 */
export function planJourney(sent: Sent, tools: Tools): Journey {
  const journey: Journey = {
    steps: [],
    status: "received",
    answeredAt: null,
    endedAt: null,
    workDay: null,
  };
  let before = sent.at;
  for (const move of wayTo(sent.ending, tools.random)) {
    const isAnswer = journey.answeredAt === null && move !== "acknowledge" && move !== "withdraw";
    const planned = nextMoment(sent, { move, day: dayNumber(before), isAnswer }, tools);
    const known = isEnd(move) && sent.closedAt ? sent.closedAt : planned;
    const at = Math.max(known, before + 1_200_000 + tools.random.whole(3_000_000));
    if (at > sent.now) break;
    const day = namedDay(move, dayNumber(at), sent.dueDay, tools);
    const by = move === "withdraw" ? "reporter" : "staff";
    const { to } = moves[move];
    journey.steps.push({ move, from: journey.status, to, at, by, day });
    journey.status = to;
    if (isAnswer) journey.answeredAt = at;
    journey.endedAt = isEnd(move) ? at : null;
    if (move === "schedule") journey.workDay = day;
    before = at;
  }
  return journey;
}
