import comments from "@/db/seed/comments.json";
import organisations from "@/db/seed/organisations.json";
import people from "@/db/seed/people.json";
import pictures from "@/db/seed/pictures.json";
import reasons from "@/db/seed/reasons.json";
import repeats from "@/db/seed/repeats.json";
import reports from "@/db/seed/reports.json";
import sentences from "@/db/seed/sentences.json";
import shares from "@/db/seed/shares.json";
import templates from "@/db/seed/templates.json";
import { timeOf } from "../pictures/draw.ts";
import type { Picture } from "../pictures/render.ts";
import type { Surroundings } from "./places.ts";

type InTwo = { ja: string; en: string };

/** A report as written by hand. `months`: when it can have been written; without it, any time. */
export type WrittenReport = {
  lang: "ja" | "en";
  category: string;
  kind: "trouble" | "solved" | "good";
  title: string;
  body: string;
  photoMotif: string | null;
  level?: "easy";
  answers?: Record<string, string | string[]>;
  months?: number[];
};

export type CommentMoment = "any" | "open" | "work" | "answered" | "done" | "refused";

/** `fits`: any, a group, a category, or `category/motif`. */
export type WrittenComment = {
  by: "resident" | "group" | "office";
  lang: string;
  fits: string[];
  when: CommentMoment;
  body: string;
};

export type Template = { group: string; move: string; fields: string[]; text: InTwo };
export type SentenceParts = Record<"where" | "when" | "who" | "wish", string[]>;
export type WrittenOrganisation = {
  slug: string;
  name: InTwo;
  kind: string;
  about: string;
  /** Name of the person who writes for it. */
  member: string;
  says: Pick<WrittenComment, "fits" | "when" | "body">[];
};

/** JSON has no tuples and wide literals: this names the shape that the tests check. */
const shaped = <T>(json: unknown): T => json as T;

export const writtenReports = shaped<WrittenReport[]>(reports.reports);
/** The same trouble in someone else's words; `of` is the title of the first. */
export const writtenRepeats = shaped<(WrittenReport & { of: string })[]>(repeats);
export const writtenComments = shaped<WrittenComment[]>(comments);
export const writtenTemplates = shaped<Template[]>(templates);
export const writtenOrganisations = shaped<WrittenOrganisation[]>(organisations);
export const writtenPeople = shaped<{
  demo: { role: string; name: string; locale: string }[];
  /** `easy`: writes simple Japanese. */
  residents: { name: string; locale: string; easy?: true }[];
  staff: { name: string }[];
  nicknames: { first: string[]; second: string[]; en: string[] };
}>(people);
export const writtenReasons = shaped<{
  reasons: Record<string, Record<string, InTwo[]>>;
  bodies: Record<string, InTwo>;
  bodiesByCategory: Record<string, InTwo>;
}>(reasons);
/** By language level and kind, such as `ja/trouble`. */
export const writtenSentences = shaped<Record<string, SentenceParts>>(sentences);
export const categoryShares = shaped<Record<string, number>>(shares);

const written = shaped<{
  note: InTwo;
  times: Record<string, InTwo>;
  motifs: Record<string, InTwo>;
}>(pictures);

export const pictureMotifs = Object.keys(written.motifs);

/** What a drawing shows, for those who cannot see it. It says that it is a drawing. */
export function pictureInWords({ motif, variant }: Picture, lang: string): string {
  const time = written.times[timeOf(motif, variant)];
  const what = written.motifs[motif];
  if (!what || !time) throw new Error(`no words for ${motif}`);
  return lang === "en"
    ? `${written.note.en}: ${what.en}${time.en}.`
    : `${written.note.ja}。${time.ja}${what.ja}。`;
}

/** Simple Japanese as learners write it: a space between words. */
export const isEasyJapanese = (text: string) => /[ぁ-んー一-龯] [ぁ-んァ-ヶ一-龯]/.test(text);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Fills {town}, {station} and {landmark}. */
export function fillPlaces(text: string, around: Surroundings, lang: "ja" | "en"): string {
  if (!text.includes("{")) return text;
  const filled = text
    .replaceAll("{town}", around.town)
    .replaceAll("{station}", around.station[lang])
    .replaceAll("{landmark}", around.landmark[lang]);
  return lang === "en" ? capital(filled) : filled;
}

/** True where a comment can be said about a report. */
export function fitsReport(
  fits: readonly string[],
  about: { group: string; category: string; motif: string | null },
): boolean {
  return fits.some(
    (fit) =>
      fit === about.group ||
      fit === about.category ||
      fit === `${about.category}/${about.motif}` ||
      (fit === "any" && about.group !== "together"),
  );
}
