import compile from "icu-minify/compile";
import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "./locales.ts";
import { messagesOf } from "./messages.ts";

type Words = { [name: string]: string | Words };

/** The words at `a.b`, still under those names; nothing where there are none. */
function wordsAt(words: Words, [name = "", ...rest]: string[]): Words {
  const found = words[name];
  if (found === undefined) return {};
  if (rest.length === 0 || typeof found === "string") return { [name]: found };
  return { [name]: wordsAt(found, rest) };
}

/** Both, the parts of one name in both put together. */
function together(one: Words, other: Words): Words {
  const all = { ...one };
  for (const [name, words] of Object.entries(other)) {
    const before = all[name];
    const both = typeof before === "object" && typeof words === "object";
    all[name] = both ? together(before, words) : words;
  }
  return all;
}

const plain = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

/** Compiled here, so that the browser needs no reader of ICU syntax; plain data, which can be sent. */
const compiledWords = (words: Words): AbstractIntlMessages =>
  Object.fromEntries(
    Object.entries(words).map(([name, found]) => [
      name,
      // next-intl's type knows texts alone; its formatter takes compiled ones.
      typeof found === "string" ? (plain(compile(found)) as string) : compiledWords(found),
    ]),
  );

const kept = new Map<string, AbstractIntlMessages>();

/** The words of some namespaces (`explore`) or parts of one (`report.row`), as browsers get them. */
export function clientWords(locale: Locale, names: readonly string[]): AbstractIntlMessages {
  const key = [locale, ...names].join(" ");
  const known = kept.get(key);
  if (known && process.env.NODE_ENV === "production") return known;
  const all = messagesOf(locale) as Words;
  const words = names.map((name) => wordsAt(all, name.split("."))).reduce(together, {});
  const made = compiledWords(words);
  kept.set(key, made);
  return made;
}
