import { readFileSync } from "node:fs";
import path from "node:path";

/** The words on screen, read from where the pages read them. */
export const locales = ["ja", "en"] as const;
export type Locale = (typeof locales)[number];

type Words = { [name: string]: string | Words };

const known = new Map<string, Words>();

function wordsOf(locale: Locale, namespace: string): Words {
  const file = path.join("messages", locale, `${namespace}.json`);
  const words = known.get(file) ?? (JSON.parse(readFileSync(file, "utf8")) as Words);
  known.set(file, words);
  return words;
}

function textOf(locale: Locale, name: string): string {
  const [namespace = "", ...parts] = name.split(".");
  const found = parts.reduce<string | Words | undefined>(
    (inner, part) => (typeof inner === "object" ? inner[part] : undefined),
    wordsOf(locale, namespace),
  );
  if (typeof found !== "string") throw new Error(`no words for ${name} in ${locale}`);
  return found;
}

const PLACE = /\{(\w+)(?:, \w+)?\}/g;
const PLURAL = /\{(\w+), plural,(?: one \{([^{}]*)\})? other \{([^{}]*)\}\}/g;

/** Words with their places filled in: `say("ja", "explore.count", { n: 3 })`. */
export function say(
  locale: Locale,
  name: string,
  values: Record<string, string | number> = {},
): string {
  return textOf(locale, name)
    .replace(PLURAL, (_, key: string, one: string | undefined, other: string) => {
      const form = values[key] === 1 && one !== undefined ? one : other;
      return form.replaceAll("#", String(values[key]));
    })
    .replace(PLACE, (whole, key: string) => String(values[key] ?? whole));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The same with anything in its places. */
export function pattern(locale: Locale, name: string): RegExp {
  const simple = textOf(locale, name).replace(PLURAL, "{n}");
  const around = simple.split(PLACE).filter((_, at) => at % 2 === 0);
  return new RegExp(around.map(escaped).join(".*?"));
}

/** Address of a page in a language: Japanese has no prefix. */
export function address(locale: Locale, page: string): string {
  if (locale === "ja") return page;
  return /^\/($|[?#])/.test(page) ? `/en${page.slice(1)}` : `/en${page}`;
}

type Texts = { ja: string; en: string };
type Question = { id: string; label: Texts; options?: { value: string; label: Texts }[] };
export type Category = { code: string; group: string; name: Texts; questions: Question[] };

type Catalogue = { groups: { code: string; name: Texts }[]; categories: Category[] };
let catalogue: Catalogue | undefined;

function read(): Catalogue {
  catalogue ??= JSON.parse(readFileSync("db/city/osaka/categories.json", "utf8")) as Catalogue;
  return catalogue;
}

/** A category of the city pack with the name of its group. */
export function category(code: string): Category & { groupName: Texts } {
  const { groups, categories } = read();
  const found = categories.find((one) => one.code === code);
  const group = groups.find((one) => one.code === found?.group);
  if (!found || !group) throw new Error(`no category ${code}`);
  return { ...found, groupName: group.name };
}

/** A question of a category and one of its answers, in words. */
export function question(code: string, id: string, value?: string) {
  const found = category(code).questions.find((one) => one.id === id);
  if (!found) throw new Error(`${code} does not ask ${id}`);
  const option = found.options?.find((one) => one.value === value);
  return { label: found.label, option: option?.label ?? { ja: "", en: "" } };
}
