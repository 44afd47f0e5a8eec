import { type Actor, holds } from "@/server/core/actor.ts";

/** What seeing a photo is decided on: its own row and, once claimed, its report's. */
export type PhotoFacts = {
  draftHash: string | null;
  shown: boolean;
  report: {
    visibility: string;
    reporterId: string | null;
    wardCode: string;
    officeCode: string | null;
  } | null;
};

const isOwnDraft = (actor: Actor, photo: PhotoFacts) =>
  actor.kind !== "system" &&
  photo.report === null &&
  photo.draftHash !== null &&
  photo.draftHash === actor.draftHash;

const isOwnReport = (actor: Actor, { report }: PhotoFacts) =>
  actor.kind === "person" && report !== null && report.reporterId === actor.id;

/** Whoever may publish has to look first; what is private is for those who read private reports. */
const maySeeAsStaff = (actor: Actor, { report }: PhotoFacts) =>
  report !== null &&
  report.visibility !== "unconfirmed" &&
  (holds(actor, "report.read-private", report) ||
    (report.visibility !== "private" && holds(actor, "report.publish", report)));

/** Photos and drafts belong to the holder of the draft cookie until a report claims them. */
export const mediaPolicy = {
  /** A photo taken down is gone for everyone but its sender and staff, whoever kept its address. */
  see: (actor: Actor, photo: PhotoFacts) =>
    (photo.shown && photo.report?.visibility === "public") ||
    isOwnDraft(actor, photo) ||
    isOwnReport(actor, photo) ||
    maySeeAsStaff(actor, photo),
  send: (actor: Actor) => actor.kind !== "system" && actor.draftHash !== null,
  remove: (actor: Actor, photo: { draftHash: string | null; reportId: string | null }) =>
    actor.kind !== "system" &&
    photo.reportId === null &&
    photo.draftHash !== null &&
    photo.draftHash === actor.draftHash,
};
