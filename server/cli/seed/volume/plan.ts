import { publication } from "@/server/reports/lifecycle.ts";
import type { KeptPicture } from "../../pictures/render.ts";
import { type Calendar, dayNumber, monthAt } from "../calendar.ts";
import type { officeFinder, SeedCategory } from "../duties.ts";
import { seededReportId } from "../ids.ts";
import { planJourney, usualEnding } from "../journey.ts";
import { moved } from "../places.ts";
import { dealer, type Random, randomFrom } from "../random.ts";
import { type PlannedReport, visibilityOf } from "../report-rows.ts";
import { volumeComments } from "./comments.ts";
import type { Incident } from "./incidents.ts";
import type { VolumePeople } from "./people.ts";
import type { volumeTexts } from "./texts.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `[value, how many of a hundred reports have it]`; sums are 100, 150, 400 and 200. */
const spread = (pairs: readonly (readonly [number, number])[]) =>
  pairs.flatMap(([value, times]) => Array.from({ length: times }, () => value));

export const packs = {
  photos: spread([
    [0, 28],
    [1, 52],
    [2, 14],
    [3, 4],
    [4, 2],
  ]),
  comments: spread([
    [0, 45],
    [1, 22],
    [2, 14],
    [3, 8],
    [4, 5],
    [6, 3],
    [8, 2],
    [22, 1],
  ]),
  supports: spread([
    [0, 28],
    [1, 20],
    [2, 14],
    [3, 10],
    [4, 7],
    [6, 6],
    [9, 5],
    [13, 4],
    [20, 3],
    [30, 2],
    [41, 1],
  ]),
  follows: spread([
    [0, 40],
    [1, 22],
    [2, 14],
    [3, 9],
    [5, 7],
    [8, 5],
    [12, 2],
    [24, 1],
  ]),
};

export type VolumeTools = {
  seed: string;
  until: number;
  calendar: Calendar;
  categories: ReadonlyMap<string, SeedCategory>;
  officeFor: ReturnType<typeof officeFinder>;
  people: VolumePeople;
  texts: ReturnType<typeof volumeTexts>;
  pictures: ReadonlyMap<string, readonly KeptPicture[]>;
};

/** Where a report is not public nobody else acts: what was dealt goes to the next ones. */
function carrying(deal: () => number): (isPublic: boolean) => number {
  let kept = 0;
  return (isPublic) => {
    kept += deal();
    if (!isPublic) return 0;
    const given = kept;
    kept = 0;
    return given;
  };
}

type Earlier = { id: string; at: number; place: Incident["place"] };

/** What goes on from one report to the next. */
type State = {
  random: Random;
  /** Makes the reports' numbers differ from seed to seed. */
  key: number;
  deal: { photos: () => number } & Record<
    "comments" | "supports" | "follows",
    (isPublic: boolean) => number
  >;
  commentsFor: ReturnType<typeof volumeComments>;
  /** The latest public report by ward and category. */
  earlier: Map<string, Earlier>;
};

function lookedAt(category: SeedCategory, at: number, tools: VolumeTools, random: Random) {
  if (publication[category.rule].photos || category.rule === "private") return null;
  const day = dayNumber(at + 3 * HOUR_MS);
  const looked = Math.max(at + HOUR_MS, tools.calendar.officeHour(day, random));
  return looked < tools.until && random.chance(0.985) ? looked : null;
}

/** Supports or follows by different people, most of them in the first days. */
function acts(tools: VolumeTools, { random }: State, at: number, count: number) {
  const span = Math.min(tools.until - at, 120 * DAY_MS);
  return tools.people.some(count, random).map((personId) => ({
    personId,
    at: Math.min(tools.until, Math.floor(at + 60_000 + span * random.next() ** 3)),
  }));
}

function picturesOf(tools: VolumeTools, { random, deal }: State, motif: string | null) {
  const drawn = tools.pictures.get(motif ?? "cone") ?? [];
  const first = random.whole(Math.max(1, drawn.length));
  return Array.from({ length: Math.min(deal.photos(), drawn.length) }, (_, i) => {
    const picture = drawn[(first + i) % drawn.length];
    if (!picture) throw new Error("a drawing is missing");
    return picture;
  });
}

/** How it went on; a report that says again what a recent one said is joined to that one. */
function goOn(tools: VolumeTools, state: State, incident: Incident, dueDay: number | null) {
  const { random } = state;
  const { at, ground, category, closedAt, ending = usualEnding(random) } = incident;
  const before = state.earlier.get(`${ground.town.ward}/${category}`);
  const isAgain = ending === "mark-duplicate";
  const same = isAgain && before && at - before.at < 40 * DAY_MS ? before : null;
  const journey = planJourney(
    {
      at,
      dueDay: dueDay ?? dayNumber(at),
      ending: isAgain && !same ? "fix" : ending,
      // Where no clock runs there is nothing for the city to do.
      now: dueDay === null ? at : tools.until,
      closedAt,
    },
    { calendar: tools.calendar, random },
  );
  return { journey, same: journey.status === "duplicate" ? same : null };
}

/** What the sender wrote and chose. */
function sentAs(tools: VolumeTools, { random }: State, incident: Incident) {
  const { at, ground, category } = incident;
  const text = tools.texts(category, monthAt(at), ground.around, random);
  return {
    text,
    at,
    seenAt: random.chance(0.5) ? at - random.whole(7_200_000) : null,
    title: text.title,
    body: text.body,
    lang: text.lang,
    answers: text.answers,
    unnamed: random.chance(0.35),
    photosInOpenData: random.chance(0.88),
    reporterId: tools.people.one(random),
    confirmedAfter: random.chance(0.3) ? 40_000 + random.whole(300_000) : null,
  };
}

function planOne(tools: VolumeTools, state: State, nth: number, incident: Incident): PlannedReport {
  const { random, deal, earlier } = state;
  const { at, ground } = incident;
  const category = tools.categories.get(incident.category);
  if (!category) throw new Error(`no category ${incident.category}`);
  const wardCode = ground.town.ward;
  const { text, ...sent } = sentAs(tools, state, incident);
  const working = category.firstAnswerWorkingDays;
  const dueDay = working === null ? null : tools.calendar.workingDaysAfter(dayNumber(at), working);
  const { journey, same } = goOn(tools, state, incident, dueDay);
  const looked = lookedAt(category, at, tools, random);
  const isPublic = visibilityOf(category.rule, looked) === "public";
  const office = tools.officeFor(wardCode, category);
  const id = seededReportId(at, nth, state.key);
  const place = same ? moved(same.place, random.bell() * 6, random.bell() * 6) : incident.place;
  if (isPublic && !same) earlier.set(`${wardCode}/${category.code}`, { id, at, place });
  const officeCode = office?.code ?? null;
  const { lang, motif } = text;
  const about = { at, until: tools.until, lang, motif, category, journey, officeCode };
  return {
    ...sent,
    id,
    category,
    wardCode,
    townName: ground.town.base,
    place,
    lookedAt: looked,
    office,
    dueDay,
    journey,
    duplicateOf: same?.id ?? null,
    photos: picturesOf(tools, state, motif),
    supports: acts(tools, state, at, deal.supports(isPublic)),
    follows: acts(tools, state, at, deal.follows(isPublic)),
    comments: state.commentsFor(about, deal.comments(isPublic), random),
  };
}

/** Plans reports one after the other. Ask in order: what is dealt and said goes on from before. */
export function volumePlanner(
  tools: VolumeTools,
): (nth: number, incident: Incident) => PlannedReport {
  const random = randomFrom(`${tools.seed}/reports`);
  const state: State = {
    random,
    key: random.bits(),
    deal: {
      photos: dealer(packs.photos, random),
      comments: carrying(dealer(packs.comments, random)),
      supports: carrying(dealer(packs.supports, random)),
      follows: carrying(dealer(packs.follows, random)),
    },
    commentsFor: volumeComments(tools.people),
    earlier: new Map(),
  };
  return (nth, incident) => planOne(tools, state, nth, incident);
}
