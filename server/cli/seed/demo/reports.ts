import type { LngLat } from "@/db/city/geography.ts";
import type { KeptPicture } from "../../pictures/render.ts";
import { type Calendar, dayNumber } from "../calendar.ts";
import { fillPlaces, type WrittenReport } from "../content.ts";
import type { officeFinder, SeedCategory } from "../duties.ts";
import { seededReportId } from "../ids.ts";
import { type Ending, planJourney } from "../journey.ts";
import { moved, type TownGround } from "../places.ts";
import { type Random, weighted } from "../random.ts";
import type { PlannedReport } from "../report-rows.ts";
import type { commentChooser } from "./comments.ts";
import type { DemoCity } from "./people.ts";

/** Everything that planning a demo report asks. */
export type Planning = {
  now: number;
  random: Random;
  calendar: Calendar;
  city: DemoCity;
  categories: ReadonlyMap<string, SeedCategory>;
  officeFor: ReturnType<typeof officeFinder>;
  commentsFor: ReturnType<typeof commentChooser>;
  /** Drawings by motif. */
  pictures: ReadonlyMap<string, KeptPicture[]>;
};

/** When, where and with which words a report is sent. */
export type Occasion = {
  nth: number;
  at: number;
  ground: TownGround;
  place: LngLat;
  text: WrittenReport;
  ending?: Ending;
  duplicateOf?: string;
  reporterId?: string;
  leaveWaiting?: boolean;
};

/** More is under way than in a real year: there is something to see in every state. */
const demoEnding = weighted<Ending>([
  ["fix", 56],
  ["hand-over", 7],
  ["refuse", 5],
  ["declare-not-municipal", 3],
  ["withdraw", 3],
  ["reopen", 3],
  ["wait", 23],
]);

const HOUR_MS = 3_600_000;
const KEY = 0x5eed;

/** Few for most, many for some. */
const skewed = (random: Random, mean: number, most: number) =>
  Math.min(most, Math.floor(-Math.log(1 - random.next()) * mean));

function photosOf(planning: Planning, text: WrittenReport): KeptPicture[] {
  const drawn = planning.pictures.get(text.photoMotif ?? "") ?? [];
  if (drawn.length === 0) return [];
  const { random } = planning;
  const first = random.whole(drawn.length);
  const count = random.chance(0.72) ? 1 : random.chance(0.7) ? 2 : 3;
  return Array.from({ length: Math.min(count, drawn.length) }, (_, i) => {
    const picture = drawn[(first + i) % drawn.length];
    if (!picture) throw new Error("a drawing is missing");
    return picture;
  });
}

function lookedAt(planning: Planning, category: SeedCategory, occasion: Occasion): number | null {
  if (category.rule === "at-once" || category.rule === "private" || occasion.leaveWaiting)
    return null;
  const { calendar, now, random } = planning;
  const at = calendar.officeHour(dayNumber(occasion.at + 2 * HOUR_MS), random);
  const later = Math.max(at, occasion.at + HOUR_MS);
  return later > now ? null : later;
}

/** Supports and follows by different people, mostly in the first days. */
function actsOf(planning: Planning, occasion: Occasion, reporterId: string, mean: number) {
  const { city, now, random } = planning;
  const others = city.residents.filter(({ id }) => id !== reporterId);
  const count = skewed(random, mean, others.length);
  const start = random.whole(others.length);
  return Array.from({ length: count }, (_, i) => ({
    personId: others[(start + i * 7) % others.length]?.id ?? reporterId,
    at: Math.floor(occasion.at + (now - occasion.at) * Math.min(1, random.next() ** 4 + 0.002)),
  })).filter((one, i, all) => all.findIndex(({ personId }) => personId === one.personId) === i);
}

function journeyOf(planning: Planning, occasion: Occasion, dueDay: number | null) {
  const { now, calendar, random } = planning;
  const usual = demoEnding(random);
  const ending = occasion.ending ?? usual;
  // Where no clock runs there is nothing for the city to do.
  const stopped = dueDay === null ? occasion.at : now;
  return planJourney(
    { at: occasion.at, dueDay: dueDay ?? dayNumber(occasion.at), ending, now: stopped },
    { calendar, random },
  );
}

function peopleActs(
  planning: Planning,
  report: Omit<PlannedReport, "supports" | "follows" | "comments">,
  occasion: Occasion,
) {
  const { random, commentsFor, now } = planning;
  const { category, lookedAt: looked } = report;
  const isPublic =
    category.rule === "at-once" || category.rule === "photos-after-look" || looked !== null;
  if (category.rule === "private" || !isPublic) return { supports: [], follows: [], comments: [] };
  const about = { group: category.group, category: category.code, motif: occasion.text.photoMotif };
  const young = now - report.at < 14 * HOUR_MS;
  const comments = commentsFor(
    {
      at: report.at,
      now,
      lang: report.lang,
      about,
      journey: report.journey,
      reporterId: report.reporterId,
      officeCode: report.office?.code ?? null,
    },
    young ? random.whole(2) : skewed(random, 2.4, 6),
  );
  return {
    supports: actsOf(planning, occasion, report.reporterId, young ? 1 : 4.4),
    follows: actsOf(planning, occasion, report.reporterId, young ? 0.6 : 2.2),
    comments,
  };
}

/** A demo report with all that became of it up to now. */
export function planReport(planning: Planning, occasion: Occasion): PlannedReport {
  const { random, city, calendar } = planning;
  const { text, ground, at, place } = occasion;
  const category = planning.categories.get(text.category);
  if (!category) throw new Error(`no category ${text.category}`);
  const wardCode = ground.town.ward;
  const working = category.firstAnswerWorkingDays;
  const dueDay = working === null ? null : calendar.workingDaysAfter(dayNumber(at), working);
  const easy = text.level === "easy";
  const speakers = city.residents.filter(
    (person) => person.locale === text.lang && person.easy === easy,
  );
  const report = {
    id: seededReportId(at, occasion.nth, KEY),
    at,
    seenAt: text.photoMotif && random.chance(0.7) ? at - random.whole(90) * 60_000 : null,
    category,
    wardCode,
    townName: ground.town.base,
    place: moved(place, random.bell() * 4, random.bell() * 4),
    title: fillPlaces(text.title, ground.around, text.lang),
    body: fillPlaces(text.body, ground.around, text.lang),
    lang: text.lang,
    answers: text.answers ?? {},
    unnamed: random.chance(0.3),
    photosInOpenData: random.chance(0.9),
    reporterId: occasion.reporterId ?? random.pick(speakers).id,
    confirmedAfter:
      random.chance(0.2) && !occasion.reporterId ? 60_000 + random.whole(150_000) : null,
    lookedAt: lookedAt(planning, category, occasion),
    office: planning.officeFor(wardCode, category),
    dueDay,
    journey: journeyOf(planning, occasion, dueDay),
    duplicateOf: occasion.duplicateOf ?? null,
    photos: photosOf(planning, text),
  };
  return { ...report, ...peopleActs(planning, report, occasion) };
}
