import { dayInWords } from "./calendar.ts";
import { type Template, writtenReasons, writtenTemplates } from "./content.ts";
import type { SeedCategory, SeedOffice } from "./duties.ts";
import type { Step } from "./journey.ts";
import type { Random } from "./random.ts";

const byMove = new Map<string, Template>(
  writtenTemplates.map((template) => [`${template.group}/${template.move}`, template]),
);

type About = {
  category: SeedCategory;
  lang: "ja" | "en";
  office: SeedOffice | null;
};

const cityItself = { ja: "市の担当", en: "The city" };

function reasonFor(status: string, about: About, random: Random): string | null {
  const reasons = writtenReasons.reasons[status]?.[about.category.group];
  return reasons?.length ? random.pick(reasons)[about.lang] : null;
}

/** Fills a template's fields; null when one of them has nothing to say here. */
export function fillTemplate(
  key: { group: string; move: string },
  about: About,
  day: number,
  random: Random,
): string | null {
  const template = byMove.get(`${key.group}/${key.move}`);
  if (!template) return null;
  const { lang, category } = about;
  const body =
    writtenReasons.bodiesByCategory[category.code] ?? writtenReasons.bodies[category.group];
  const values: Record<string, string | null> = {
    date: dayInWords(day, lang),
    office: (about.office?.name ?? cityItself)[lang],
    body: body?.[lang] ?? null,
    reason: reasonFor(key.move, about, random),
  };
  let text = template.text[lang];
  for (const field of template.fields) {
    const value = values[field];
    if (!value) return null;
    text = text.replaceAll(`{${field}}`, value);
  }
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The public sentence of a move, in the report's language. The reporter's own moves have none. */
export function publicSentence(step: Step, about: About, random: Random): string | undefined {
  if (step.by === "reporter") return undefined;
  const move = step.move === "reopen" ? "reopened" : step.to;
  const key = { group: about.category.group, move };
  return fillTemplate(key, about, step.day, random) ?? undefined;
}
