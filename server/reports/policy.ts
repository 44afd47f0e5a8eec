import { type Actor, holds, personId } from "@/server/core/actor.ts";
import {
  canMove,
  type MoveName,
  moves,
  type PublicationRule,
  type Status,
  type Visibility,
} from "./lifecycle.ts";
import { EDIT_MINUTES } from "./rules/limits.ts";

/** What a permission is decided on: a few columns of a report. */
export type ReportFacts = {
  reporterId: string | null;
  wardCode: string;
  officeCode: string | null;
  visibility: Visibility;
  status: Status;
  /** The rule it was sent under. */
  publicationRule: PublicationRule;
  createdAt: Date;
};

const isReporter = (actor: Actor, report: ReportFacts) =>
  report.reporterId !== null && personId(actor) === report.reporterId;

/** Staff looked at these words and published them: other words would need another look. */
const wasLookedAt = (report: ReportFacts) =>
  report.publicationRule === "after-look" && report.visibility === "public";

const withinEditTime = (report: ReportFacts, now: Date) =>
  now.getTime() - report.createdAt.getTime() <= EDIT_MINUTES * 60_000;

/** Who may do what with a report; each line reads as a sentence. */
export const reportPolicy = {
  submit: (actor: Actor) => actor.kind !== "system",
  /** `codeCame`: the actor typed a code that was mailed for this very report. */
  confirm: (actor: Actor, report: ReportFacts, codeCame: boolean) =>
    report.visibility === "unconfirmed" && actor.kind === "person" && codeCame,
  /** `isSender`: the browser still holds the draft cookie that the report was sent with. */
  correctAddress: (actor: Actor, report: { visibility: Visibility }, isSender: boolean) =>
    actor.kind !== "system" && report.visibility === "unconfirmed" && isSender,
  read: (actor: Actor, report: ReportFacts) =>
    report.visibility === "public" || reportPolicy.readAll(actor, report),
  /** Also what is kept from the public: photos that wait, and the whole of a report that is not public. */
  readAll: (actor: Actor, report: ReportFacts): boolean =>
    isReporter(actor, report) ||
    (report.visibility !== "unconfirmed" && holds(actor, "report.read-private", report)) ||
    reportPolicy.publish(actor, report),
  edit: (actor: Actor, report: ReportFacts, now: Date) =>
    isReporter(actor, report) &&
    report.visibility !== "hidden" &&
    !wasLookedAt(report) &&
    report.status === "received" &&
    withinEditTime(report, now),
  withdraw: (actor: Actor, report: ReportFacts) =>
    isReporter(actor, report) && canMove("withdraw", report.status),
  publish: (actor: Actor, report: ReportFacts): boolean =>
    report.visibility !== "unconfirmed" &&
    report.visibility !== "private" &&
    holds(actor, "report.publish", report),
  move: (actor: Actor, report: ReportFacts, move: MoveName) =>
    moves[move].by === "staff" &&
    canMove(move, report.status) &&
    holds(actor, "report.move", report),
  sendDraft: (actor: Actor) => actor.kind !== "system",
  remakeSearch: (actor: Actor) => actor.kind === "system",
};

/** What the actor can do with this report, for the screen to show. */
export function can(actor: Actor, report: ReportFacts, now: Date): string[] {
  const allowed = {
    edit: reportPolicy.edit(actor, report, now),
    withdraw: reportPolicy.withdraw(actor, report),
    publish: reportPolicy.publish(actor, report),
  };
  return Object.entries(allowed).flatMap(([name, yes]) => (yes ? [name] : []));
}
