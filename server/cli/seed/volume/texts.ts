import { letters, TITLE_LENGTH } from "@/server/reports/rules/limits.ts";
import {
  fillPlaces,
  type SentenceParts,
  type WrittenReport,
  writtenReports,
  writtenSentences,
} from "../content.ts";
import type { SeedCategory } from "../duties.ts";
import type { Surroundings } from "../places.ts";
import { type Random, weighted } from "../random.ts";

export type VolumeText = {
  title: string;
  body: string;
  lang: "ja" | "en";
  motif: string | null;
  answers: Record<string, string | string[]>;
};

type Part = keyof SentenceParts;

/** Which sentences go around a hand-written report, from few to all. */
const patterns: readonly (readonly Part[])[] = [
  ["wish"],
  ["when"],
  ["when", "wish"],
  ["who", "wish"],
  ["where", "wish"],
  ["where", "when", "wish"],
  ["when", "who", "wish"],
  ["where", "when", "who", "wish"],
];
const last = patterns.length - 1;
const choosePattern = weighted(
  [8, 6, 20, 14, 20, 18, 10, 4].map((weight, i) => [i, weight] as const),
);

const sizeOf = (pattern: readonly Part[], parts: SentenceParts) =>
  pattern.reduce((size, part) => size * parts[part].length, 1);

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** A step through all numbers below `size` that meets each once. */
function stepFor(size: number): number {
  let step = Math.max(1, Math.floor(size * 0.618));
  while (commonDivisor(step, size) !== 1) step++;
  return step;
}

const namesPlace = (text: WrittenReport) =>
  /\{(?:town|station|landmark)\}/.test(text.title + text.body);

/** Kind of sentences that go with a text, such as `easy/trouble`. */
function partsFor(text: WrittenReport, category: SeedCategory): SentenceParts {
  const level = text.level === "easy" ? "easy" : text.lang;
  const kind = category.rule === "private" ? "private" : text.kind;
  const parts = writtenSentences[`${level}/${kind}`];
  if (!parts) throw new Error(`no sentences for ${level}/${kind}`);
  return parts;
}

/** The nth way to put sentences around a text, by a pattern; texts begin at different ways. */
function around(
  nth: number,
  shift: number,
  pattern: readonly Part[],
  parts: SentenceParts,
): Partial<Record<Part, string>> {
  const size = sizeOf(pattern, parts);
  let left = ((nth % size) * stepFor(size) + shift) % size;
  const chosen: Partial<Record<Part, string>> = {};
  for (const part of pattern) {
    const choices = parts[part];
    chosen[part] = choices[left % choices.length];
    left = Math.floor(left / choices.length);
  }
  return chosen;
}

const againInWords = (times: number, lang: string) =>
  lang === "en"
    ? `This is report number ${times} of its kind.`
    : `同じことを書くのは${times}回目です。`;

/** A text with all ways to say it, in use one after the other. */
type Core = {
  text: WrittenReport;
  parts: SentenceParts;
  shift: number;
  used: number[];
  hasPlace: boolean;
};

function bodyOf(core: Core, random: Random): string {
  let number = choosePattern(random);
  const fits = (i: number) => {
    const pattern = patterns[i] ?? [];
    if (core.hasPlace && pattern.includes("where")) return false;
    return (core.used[i] ?? 0) < sizeOf(pattern, core.parts);
  };
  while (number < last && !fits(number)) number++;
  const pattern = patterns[number] ?? [];
  const nth = core.used[number] ?? 0;
  core.used[number] = nth + 1;
  const chosen = around(nth, core.shift, pattern, core.parts);
  const round = Math.floor(nth / sizeOf(pattern, core.parts));
  const again = round > 0 ? againInWords(round + 1, core.text.lang) : undefined;
  const sentences = [chosen.where, core.text.body, chosen.when, chosen.who, again, chosen.wish];
  return sentences.filter(Boolean).join(core.text.lang === "en" ? " " : "");
}

function titleOf(core: Core, place: Surroundings, random: Random): string {
  const { title, lang } = core.text;
  const plain = fillPlaces(title, place, lang);
  const fancy =
    lang === "en"
      ? [`${plain}, near ${place.station.en}`]
      : [
          `${place.town}：${plain}`,
          `${plain}（${place.town}）`,
          `${plain}（${place.station.ja}近く）`,
        ];
  const chosen = random.chance(0.45) && !core.hasPlace ? random.pick(fancy) : plain;
  return letters(chosen) <= TITLE_LENGTH ? chosen : plain;
}

/**
 * Words for any number of reports, no two of them alike: every hand-written report is said in all
 * ways that sentences of its kind can be put around it before one is said again, and then with a
 * count.
 */
export function volumeTexts(categories: ReadonlyMap<string, SeedCategory>) {
  const cores = new Map<string, Core[]>();
  for (const [number, text] of writtenReports.entries()) {
    const category = categories.get(text.category);
    if (!category) throw new Error(`no category ${text.category}`);
    const parts = partsFor(text, category);
    const core = { text, parts, shift: number * 7_919, used: [], hasPlace: namesPlace(text) };
    cores.set(text.category, [...(cores.get(text.category) ?? []), core]);
  }
  const inMonth = new Map<string, Core[]>();
  const coresFor = (category: string, month: number) => {
    const key = `${category}/${month}`;
    const known = inMonth.get(key);
    if (known) return known;
    const all = cores.get(category) ?? [];
    const fitting = all.filter(({ text }) => text.months?.includes(month) ?? true);
    const found = fitting.length ? fitting : all;
    inMonth.set(key, found);
    return found;
  };
  /** @param month 1 to 12 */
  return (category: string, month: number, place: Surroundings, random: Random): VolumeText => {
    const core = random.pick(coresFor(category, month));
    const { lang, photoMotif, answers } = core.text;
    return {
      title: titleOf(core, place, random),
      body: fillPlaces(bodyOf(core, random), place, lang),
      lang,
      motif: photoMotif,
      answers: answers ?? {},
    };
  };
}

/** Every different hand-written sentence that the texts are made of. */
export function sentencesInUse(): Set<string> {
  const found = new Set<string>();
  for (const { body } of writtenReports)
    for (const sentence of body.split(/(?<=[。？]|[.?!](?= ))/u)) found.add(sentence.trim());
  for (const parts of Object.values(writtenSentences))
    for (const sentences of Object.values(parts)) for (const one of sentences) found.add(one);
  found.delete("");
  return found;
}
