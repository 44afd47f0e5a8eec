import type { Entry } from "@/server/core/journal.ts";
import type { MoveName, Status, Visibility } from "./lifecycle.ts";

/** Page-cache tags of a report: its own page, and every list, tile and ward it stands in. */
export const reportTags = (report: { number: string; wardCode: string }) => [
  `report:${report.number}`,
  `ward:${report.wardCode}`,
  "reports",
];

type Subject = { id: string; number: string; wardCode: string; visibility: Visibility };

const about = (report: Subject) => ({
  subject: { kind: "report", id: report.id },
  touches: report.visibility === "unconfirmed" ? [] : reportTags(report),
});

export const reportSubmitted = (
  report: Subject,
  data: { categoryCode: string; photos: number },
): Entry => ({
  ...about(report),
  name: "reportSubmitted",
  isPublic: report.visibility !== "unconfirmed",
  data: { ...data, wardCode: report.wardCode, visibility: report.visibility },
  reactions: [
    ...(data.photos ? ["make-photo-sizes"] : []),
    ...(report.visibility === "unconfirmed" ? [] : ["mail-report-received"]),
  ],
});

export const reportConfirmed = (report: Subject): Entry => ({
  ...about(report),
  name: "reportConfirmed",
  isPublic: true,
  data: { visibility: report.visibility },
  reactions: ["mail-report-received"],
});

/** The code goes to another address than the one first written. */
export const addressCorrected = (report: Subject): Entry => ({
  ...about(report),
  name: "addressCorrected",
  isPublic: false,
  data: {},
  reactions: [],
});

/** Other words are part of the story; whether the name is shown is the reporter's own affair. */
export const reportEdited = (report: Subject, fields: string[]): Entry => ({
  ...about(report),
  name: "reportEdited",
  isPublic: fields.some((field) => field !== "unnamed"),
  data: { fields },
  reactions: [],
});

export const reportMoved = (
  report: Subject,
  data: { move: MoveName; from: Status; to: Status; sentence?: string },
): Entry => ({
  ...about(report),
  name: "reportMoved",
  isPublic: true,
  data,
  reactions: [],
});

/** Published after a look, or taken down and put back. */
export const reportShown = (
  report: Subject,
  data: { from: Visibility; to: Visibility; photos: boolean },
): Entry => ({
  ...about(report),
  name: "reportShown",
  isPublic: false,
  data,
  reactions: [],
});

export const reportDeleted = (report: Subject): Entry => ({
  ...about(report),
  name: "reportDeleted",
  isPublic: false,
  data: {},
  reactions: [],
});

export const reportReminded = (report: Subject): Entry => ({
  ...about(report),
  name: "reportReminded",
  isPublic: false,
  data: {},
  reactions: ["mail-reminder"],
});
