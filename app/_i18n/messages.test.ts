import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { defaultLocale, type Locale, locales } from "./locales.ts";
import { messagesOf } from "./messages.ts";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, before = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const name = before ? `${before}.${key}` : key;
    if (typeof value === "string") all.set(name, value);
    else for (const [inner, text] of flat(value, name)) all.set(inner, text);
  }
  return all;
}

const words = (locale: Locale) => flat(messagesOf(locale) as Tree);
const names = (text: string) =>
  [...new Set([...text.matchAll(/\{\s*(\w+)\s*(?=[,}])/g)].map((match) => match[1]))].sort();
const tags = (text: string) => [...text.matchAll(/<(\w+)>/g)].map((match) => match[1]).sort();

describe.each(locales.map((row) => row.id))("messages of %s", (locale) => {
  const base = words(defaultLocale);
  const own = words(locale);

  it("have the same keys as the default language", () => {
    expect([...own.keys()].sort()).toEqual([...base.keys()].sort());
  });

  it("take the same values and tags", () => {
    for (const [key, text] of own) {
      // A plural branch of one language may hold a literal in braces, so only top names count.
      expect([key, tags(text)]).toEqual([key, tags(base.get(key) ?? "")]);
      for (const name of names(base.get(key) ?? "").filter((one) => !/^\d/.test(one ?? ""))) {
        expect(`${key}: ${text}`).toContain(`{${name}`);
      }
    }
  });

  it("are readable by the formatter", () => {
    const broken: string[] = [];
    const translate = createTranslator({
      locale,
      messages: messagesOf(locale),
      onError: (error) => {
        if (error.code === "INVALID_MESSAGE") broken.push(error.message);
      },
    }) as unknown as (key: string, values: Record<string, unknown>) => string;
    for (const [key, text] of own) {
      const values = Object.fromEntries(names(text).map((name) => [name, 1]));
      try {
        translate(key, values);
      } catch (error) {
        broken.push(`${key}: ${String(error)}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
