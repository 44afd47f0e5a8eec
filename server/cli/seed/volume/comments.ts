import {
  type CommentMoment,
  fitsReport,
  isEasyJapanese,
  type WrittenComment,
  writtenComments,
} from "../content.ts";
import type { SeedCategory } from "../duties.ts";
import type { Journey } from "../journey.ts";
import type { Random } from "../random.ts";
import type { PlannedComment } from "../report-rows.ts";
import type { VolumePeople } from "./people.ts";

const HOUR_MS = 3_600_000;

type About = {
  at: number;
  until: number;
  lang: string;
  motif: string | null;
  category: SeedCategory;
  journey: Journey;
  officeCode: string | null;
};

const spoken = writtenComments.filter(({ by, body }) => by !== "group" && !isEasyJapanese(body));

/** What of the written comments can be said now, and from when on. */
function sayable({ at, journey }: About): [CommentMoment, number][] {
  const moments: [CommentMoment, number][] = [["any", at]];
  if (journey.answeredAt === null) moments.push(["open", at]);
  else moments.push(["answered", journey.answeredAt]);
  if (journey.status === "fixed" && journey.endedAt) moments.push(["done", journey.endedAt]);
  if (journey.status === "will-not-fix" && journey.endedAt)
    moments.push(["refused", journey.endedAt]);
  return moments;
}

/** Chooses comments that fit; lists of what fits are made once for each kind of report. */
export function volumeComments(people: VolumePeople) {
  const lists = new Map<string, WrittenComment[]>();

  const listFor = (about: About, when: CommentMoment): WrittenComment[] => {
    const key = `${about.category.code}/${about.motif}/${about.lang}/${when}`;
    const known = lists.get(key);
    if (known) return known;
    const report = {
      group: about.category.group,
      category: about.category.code,
      motif: about.motif,
    };
    const found = spoken.filter(
      (one) => one.when === when && one.lang === about.lang && fitsReport(one.fits, report),
    );
    lists.set(key, found);
    return found;
  };

  const one = (about: About, random: Random): PlannedComment => {
    const choices = sayable(about).filter(([when]) => listFor(about, when).length > 0);
    const [when, from] = choices.length ? random.pick(choices) : (["any", about.at] as const);
    const list = listFor(about, when);
    const said = random.pick(list.length ? list : spoken);
    const office = said.by === "office" ? about.officeCode : null;
    const span = Math.max(HOUR_MS, Math.min(about.until - from, 200 * HOUR_MS));
    return {
      authorId: office ? null : people.one(random),
      officeCode: office,
      body: said.body,
      lang: said.lang,
      at: Math.min(about.until, Math.floor(from + 600_000 + span * random.next() ** 2)),
    };
  };

  return (about: About, count: number, random: Random): PlannedComment[] =>
    Array.from({ length: count }, () => one(about, random)).sort((a, b) => a.at - b.at);
}
