import { numberOf } from "@/server/core/ids.ts";
import type { Entry } from "@/server/core/journal.ts";
import { sizes } from "@/server/media/rules.ts";
import {
  reportConfirmed,
  reportMoved,
  reportShown,
  reportSubmitted,
} from "@/server/reports/journal.ts";
import {
  type PublicationRule,
  publication,
  statusTable,
  type Visibility,
} from "@/server/reports/lifecycle.ts";
import { CONSENT_VERSION } from "@/server/reports/rules/limits.ts";
import { searchDocument } from "@/server/reports/rules/search.ts";
import type { KeptPicture } from "../pictures/render.ts";
import { cellMonth, dayText, stamp } from "./calendar.ts";
import type { CellCount } from "./cells.ts";
import { pictureInWords } from "./content.ts";
import type { SeedCategory, SeedOffice } from "./duties.ts";
import { seededId } from "./ids.ts";
import type { Journey } from "./journey.ts";
import type { Random } from "./random.ts";
import { type Batch, pointText, tsvectorText } from "./rows.ts";
import { publicSentence } from "./sentences.ts";

/** Someone did something at a moment (milliseconds). */
type Done = { personId: string; at: number };
export type PlannedComment = {
  authorId: string | null;
  officeCode: string | null;
  body: string;
  lang: string;
  at: number;
};

/** A report with all that became of it, before it is rows. Moments are milliseconds. */
export type PlannedReport = {
  id: string;
  at: number;
  seenAt: number | null;
  category: SeedCategory;
  wardCode: string;
  townName: string;
  place: { lng: number; lat: number };
  title: string;
  body: string;
  lang: "ja" | "en";
  answers: Record<string, string | string[]>;
  unnamed: boolean;
  photosInOpenData: boolean;
  reporterId: string;
  /** Confirmed by a code after so many milliseconds; null where the sender had an account. */
  confirmedAfter: number | null;
  /** When staff looked, where the rule asks for a look; null while it waits. */
  lookedAt: number | null;
  office: SeedOffice | null;
  dueDay: number | null;
  journey: Journey;
  duplicateOf: string | null;
  photos: KeptPicture[];
  supports: Done[];
  follows: Done[];
  comments: PlannedComment[];
};

export type RowTools = {
  random: Random;
  cells: CellCount;
  /** The member of staff who acts in a ward. */
  staffOf(wardCode: string): string;
};

type Actor = { kind: "person"; id: string } | { kind: "guest" } | { kind: "system" };

const stampOrNull = (ms: number | null) => (ms === null ? null : stamp(ms));
const sizeNames = JSON.stringify(sizes.map(({ name }) => name));

/** Writes an entry as `record` would, without what is long done: reactions and notices. */
export function addEntry(
  batch: Batch,
  random: Random,
  {
    entry,
    at,
    actor,
  }: { entry: Pick<Entry, "name" | "subject" | "isPublic" | "data">; at: number; actor: Actor },
): void {
  const { name, subject, isPublic, data } = entry;
  const id = seededId(at, random);
  const actorId = actor.kind === "person" ? actor.id : null;
  const when = stamp(at);
  const text = JSON.stringify(data);
  batch.add("journal", [
    id,
    when,
    actor.kind,
    actorId,
    name,
    subject.kind,
    subject.id,
    isPublic,
    text,
  ]);
}

/** A change of a report that no feature declares yet: support, follow, comment. */
const quietEntry = (name: string, reportId: string, data: Record<string, unknown> = {}) => ({
  name,
  subject: { kind: "report", id: reportId },
  isPublic: false,
  data,
});

/** Where a report stands before the public: its rule, unless a look already happened. */
export function visibilityOf(rule: PublicationRule, lookedAt: number | null): Visibility {
  const { visibility } = publication[rule];
  return visibility === "waiting" && lookedAt !== null ? "public" : visibility;
}

/** When a report became public, and when it was last changed. */
function moments({ at, category, confirmedAfter, lookedAt, journey }: PlannedReport) {
  const confirmed = at + (confirmedAfter ?? 0);
  return {
    published: category.rule === "after-look" ? lookedAt : confirmed,
    changed: Math.max(confirmed, lookedAt ?? 0, journey.steps.at(-1)?.at ?? 0),
  };
}

function addReportRow(batch: Batch, report: PlannedReport, visibility: Visibility): void {
  const { category, journey } = report;
  const status = category.kind === "solved" ? "fixed" : journey.status;
  const { published, changed } = moments(report);
  batch.add("report", [
    report.id,
    numberOf(report.id),
    category.kind,
    category.code,
    report.wardCode,
    report.townName,
    pointText(report.place),
    report.title,
    report.body,
    report.lang,
    JSON.stringify(report.answers),
    status,
    statusTable[status].group,
    visibility,
    category.rule,
    report.photosInOpenData,
    report.unnamed,
    report.reporterId,
    report.office?.code ?? null,
    report.dueDay === null ? null : dayText(report.dueDay),
    journey.workDay === null ? null : dayText(journey.workDay),
    stampOrNull(journey.answeredAt),
    stampOrNull(journey.endedAt),
    report.duplicateOf,
    report.supports.length,
    report.comments.length,
    report.photos.length,
    CONSENT_VERSION,
    stampOrNull(report.seenAt),
    stamp(report.at),
    visibility === "public" ? stampOrNull(published) : null,
    stamp(changed),
  ]);
}

function addSearchRow(batch: Batch, report: PlannedReport): void {
  const { folded, grams } = searchDocument({
    ...report,
    categoryCode: report.category.code,
    createdAt: new Date(report.at),
  });
  batch.add("report_search", [report.id, tsvectorText(grams), folded]);
}

function addPhotos(batch: Batch, report: PlannedReport, random: Random): void {
  const shown = publication[report.category.rule].photos || report.lookedAt !== null;
  for (const [position, picture] of report.photos.entries()) {
    const { key, width, height, bytes, sha256, colour } = picture;
    const at = report.at - 30_000 * (report.photos.length - position);
    const id = seededId(at, random);
    const alt = pictureInWords(picture, report.lang);
    const row = [id, key, report.id, position, alt, width, height, bytes, sha256, colour];
    batch.add("photo", [...row, sizeNames, shown && report.category.rule !== "private", stamp(at)]);
  }
}

function addStory(batch: Batch, report: PlannedReport, { random, staffOf }: RowTools): void {
  const { category, wardCode, lang, office } = report;
  const number = numberOf(report.id);
  const first = publication[category.rule].visibility;
  const about = (visibility: Visibility) => ({ id: report.id, number, wardCode, visibility });
  const reporter: Actor = { kind: "person", id: report.reporterId };
  const staff: Actor = { kind: "person", id: staffOf(wardCode) };
  const submitted = { categoryCode: category.code, photos: report.photos.length };
  const isGuest = report.confirmedAfter !== null;
  const entry = reportSubmitted(about(isGuest ? "unconfirmed" : first), submitted);
  addEntry(batch, random, { entry, at: report.at, actor: isGuest ? { kind: "guest" } : reporter });
  if (report.confirmedAfter !== null) {
    const at = report.at + report.confirmedAfter;
    addEntry(batch, random, { entry: reportConfirmed(about(first)), at, actor: reporter });
  }
  if (report.lookedAt !== null) {
    const shown = { from: first, to: "public" as const, photos: true };
    const at = report.lookedAt;
    addEntry(batch, random, { entry: reportShown(about("public"), shown), at, actor: staff });
  }
  const visibility = visibilityOf(category.rule, report.lookedAt);
  for (const step of report.journey.steps) {
    const sentence = publicSentence(step, { category, lang, office }, random);
    const data = {
      move: step.move,
      from: step.from,
      to: step.to,
      ...(sentence ? { sentence } : {}),
    };
    const actor = step.by === "reporter" ? reporter : staff;
    addEntry(batch, random, { entry: reportMoved(about(visibility), data), at: step.at, actor });
  }
}

function addPeopleActs(batch: Batch, report: PlannedReport, random: Random): void {
  for (const { personId, at } of report.supports) {
    batch.add("support", [report.id, personId, stamp(at)]);
    const actor: Actor = { kind: "person", id: personId };
    addEntry(batch, random, { entry: quietEntry("supported", report.id), at, actor });
  }
  for (const { personId, at } of report.follows) {
    batch.add("follow", [personId, "report", report.id, stamp(at)]);
    const actor: Actor = { kind: "person", id: personId };
    addEntry(batch, random, { entry: quietEntry("followed", report.id), at, actor });
  }
}

function addComments(batch: Batch, report: PlannedReport, { random, staffOf }: RowTools): void {
  for (const { authorId, officeCode, body, lang, at } of report.comments) {
    const id = seededId(at, random);
    batch.add("comment", [id, report.id, authorId, officeCode, body, lang, "public", stamp(at)]);
    const actor: Actor = { kind: "person", id: authorId ?? staffOf(report.wardCode) };
    const entry = quietEntry("commentAdded", report.id, { commentId: id });
    addEntry(batch, random, { entry, at, actor });
  }
}

/** Adds every row of a report: itself, search, photos, supports, follows, comments, journal, map. */
export function addReport(batch: Batch, report: PlannedReport, tools: RowTools): void {
  const visibility = visibilityOf(report.category.rule, report.lookedAt);
  addReportRow(batch, report, visibility);
  addSearchRow(batch, report);
  addPhotos(batch, report, tools.random);
  addStory(batch, report, tools);
  addPeopleActs(batch, report, tools.random);
  addComments(batch, report, tools);
  if (visibility !== "public") return;
  const status = report.category.kind === "solved" ? "fixed" : report.journey.status;
  tools.cells.add({
    place: report.place,
    wardCode: report.wardCode,
    month: cellMonth(report.at),
    category: report.category.number,
    group: statusTable[status].group,
  });
}
