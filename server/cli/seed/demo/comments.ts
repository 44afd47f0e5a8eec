import {
  type CommentMoment,
  fitsReport,
  isEasyJapanese,
  type WrittenComment,
  writtenComments,
  writtenOrganisations,
} from "../content.ts";
import type { Journey } from "../journey.ts";
import { type Random, shuffle } from "../random.ts";
import type { PlannedComment } from "../report-rows.ts";
import type { DemoCity } from "./people.ts";

/** A written comment with who says it where that is settled. */
type Said = Pick<WrittenComment, "fits" | "when" | "body" | "lang" | "by"> & { slug?: string };

export type CommentedReport = {
  at: number;
  now: number;
  lang: string;
  about: { group: string; category: string; motif: string | null };
  journey: Journey;
  reporterId: string;
  officeCode: string | null;
};

const said: Said[] = [
  ...writtenComments,
  ...writtenOrganisations.flatMap(({ slug, says }) =>
    says.map((one) => ({ ...one, lang: "ja", by: "group" as const, slug })),
  ),
];

const HOUR_MS = 3_600_000;

/** From when to when something can be said about a report; null when that time never came. */
function momentOf(when: CommentMoment, report: CommentedReport): [number, number] | null {
  const { at, now, journey } = report;
  const begun = journey.steps.find(({ move }) => move === "schedule" || move === "start");
  const ended = journey.endedAt;
  const spans: Record<CommentMoment, [number, number] | null> = {
    any: [at + HOUR_MS / 4, Math.min(now, at + 240 * HOUR_MS)],
    open: [at + HOUR_MS / 4, Math.min(journey.answeredAt ?? now, ended ?? now, at + 400 * HOUR_MS)],
    work: begun ? [begun.at + HOUR_MS, Math.min(ended ?? now, now)] : null,
    answered: journey.answeredAt ? [journey.answeredAt + HOUR_MS / 2, now] : null,
    done: journey.status === "fixed" && ended ? [ended + HOUR_MS, now] : null,
    refused: journey.status === "will-not-fix" && ended ? [ended + HOUR_MS, now] : null,
  };
  const span = spans[when];
  return span && span[1] - span[0] > HOUR_MS / 6
    ? [span[0], Math.min(span[1], span[0] + 240 * HOUR_MS)]
    : null;
}

/** The group a comment names itself: 「子ども会です。…」. */
const selfName = (body: string) => /^([^。]{2,14}?)です。/.exec(body)?.[1] ?? null;

const speaks = (one: Said, lang: string) => (lang === "en" ? true : one.lang === "ja");

type Speaking = { city: DemoCity; random: Random; spoken: Set<string> };

/** Who says it: a member of an organisation, a group by its own name, or a resident not heard yet. */
function authorOf(
  one: Said,
  report: CommentedReport,
  { city, random, spoken }: Speaking,
): string | null {
  if (one.slug) return city.members.get(one.slug) ?? null;
  const name = one.by === "group" ? selfName(one.body) : null;
  if (one.by === "group") return name ? city.groupNamed(name) : null;
  const easy = isEasyJapanese(one.body);
  const others = city.residents.filter(
    (person) =>
      person.id !== report.reporterId &&
      !spoken.has(person.id) &&
      person.locale === one.lang &&
      person.easy === easy,
  );
  return others.length ? random.pick(others).id : null;
}

/** Chooses comments so that no text is met often and none twice on one report. */
export function commentChooser(city: DemoCity, random: Random) {
  const used = new Map<string, number>();
  return (report: CommentedReport, count: number): PlannedComment[] => {
    const fitting = shuffle(
      said.filter((one) => fitsReport(one.fits, report.about) && speaks(one, report.lang)),
      random,
    ).sort((a, b) => (used.get(a.body) ?? 0) - (used.get(b.body) ?? 0));
    const chosen: PlannedComment[] = [];
    const spoken = new Set<string>();
    for (const one of fitting) {
      if (chosen.length >= count) break;
      const span = momentOf(one.when, report);
      if (!span || (used.get(one.body) ?? 0) > 3) continue;
      const isOffice = one.by === "office";
      if (isOffice && (one.lang !== report.lang || chosen.some((c) => c.officeCode))) continue;
      const authorId = isOffice ? null : authorOf(one, report, { city, random, spoken });
      if (!isOffice && !authorId) continue;
      if (isOffice && !report.officeCode) continue;
      const officeCode = isOffice ? report.officeCode : null;
      const at = Math.floor(random.between(span[0], span[1]));
      used.set(one.body, (used.get(one.body) ?? 0) + 1);
      spoken.add(authorId ?? "");
      chosen.push({ authorId, officeCode, body: one.body, lang: one.lang, at });
    }
    return chosen.sort((a, b) => a.at - b.at);
  };
}
