import {
  type PublicationRule,
  publicationRules,
  type Status,
  statuses,
  type Visibility,
  visibilities,
} from "@/server/reports/lifecycle.ts";
import type { ReportFacts } from "@/server/reports/policy.ts";
import { HERE, REPORTER } from "./actors.ts";

export const SENT = new Date("2026-11-18T03:00:00Z");
export const minutesLater = (minutes: number) => new Date(SENT.getTime() + minutes * 60_000);

/** Facts of a report that is HERE and was SENT by REPORTER. */
export const facts = (
  visibility: Visibility,
  status: Status = "received",
  publicationRule: PublicationRule = "at-once",
): ReportFacts => ({
  ...HERE,
  visibility,
  status,
  publicationRule,
  reporterId: REPORTER,
  createdAt: SENT,
});

/** Every visibility × status × rule × moment within or after the time for changes. */
export const everyReport = visibilities.flatMap((visibility) =>
  statuses.flatMap((status) =>
    publicationRules.flatMap((rule) =>
      [
        { now: SENT, inTime: true },
        { now: minutesLater(30), inTime: true },
        { now: new Date(minutesLater(30).getTime() + 1), inTime: false },
        { now: minutesLater(60 * 24 * 400), inTime: false },
      ].map((moment) => ({ ...moment, rule, report: facts(visibility, status, rule) })),
    ),
  ),
);
