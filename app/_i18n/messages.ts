import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { AbstractIntlMessages } from "next-intl";
import type { Locale } from "./locales.ts";

const kept = new Map<Locale, AbstractIntlMessages>();

function read(locale: Locale): AbstractIntlMessages {
  const folder = path.join(/*turbopackIgnore: true*/ process.cwd(), "messages", locale);
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -".json".length),
      JSON.parse(readFileSync(path.join(folder, name), "utf8")),
    ]),
  );
}

/**
 * All words of a language: each file `messages/<locale>/<feature>.json` is the namespace `<feature>`.
 * Read once per process, on every call while developing.
 */
export function messagesOf(locale: Locale): AbstractIntlMessages {
  const known = kept.get(locale);
  if (known && process.env.NODE_ENV === "production") return known;
  const messages = read(locale);
  kept.set(locale, messages);
  return messages;
}
