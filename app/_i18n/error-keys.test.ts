import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { imageErrorCodes } from "@/server/platform/image/image-error.ts";
import { locales } from "./locales.ts";

type Words = { [key: string]: string | Words };

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|(^|\/)seed\/|on-trial/.test(name))
    .map((name) => readFileSync(path.join(folder, name), "utf8"));

/** Keys where an error is made: `new DomainError(code, "key"`, and `key: "key"` beside a field. */
const patterns = [
  /new DomainError\(\s*[^,()]+,\s*"([\w.-]+)"/g,
  /field:[^{}]*?\bkey: "([\w.-]+)"/g,
  /messageKey: "([\w.-]+)"/g,
  /\bkey: \w+ \? "(\w+)" : "\w+"/g,
  /\bkey: \w+ \? "\w+" : "(\w+)"/g,
  /"(answer(?:Missing|Number|Date|Long|Unknown))"/g,
];

const named = (texts: string[]) =>
  texts.flatMap((text) => patterns.flatMap((one) => [...text.matchAll(one)].map(([, key]) => key)));

/** Keys that are put together: a code behind a word. */
const composed = [
  ...imageErrorCodes.map((code) => `photo.${code}`),
  ...["wrong-type", "too-big", "broken"].map((code) => `form.${code}`),
];

/** Words for a photo's line are chosen in the same way, but are no errors. */
const noErrors = ["altOne", "altOfMany"];

const wanted = [...new Set([...named([...sources("server"), ...sources("app")]), ...composed])]
  .filter((key): key is string => key !== undefined && !noErrors.includes(key))
  .sort();

const has = (words: Words, key: string) => {
  const found = key
    .split(".")
    .reduce<string | Words | undefined>(
      (inner, part) => (typeof inner === "object" ? inner[part] : undefined),
      words,
    );
  return typeof found === "string" && found.length > 0;
};

describe("sentences for what can go wrong", () => {
  it("are looked for in the right places", () => {
    for (const key of ["tooMany", "idTaken", "placeOutside", "codeWrong", "answerMissing"])
      expect(wanted).toContain(key);
  });

  it.each(locales.map((row) => row.id))("are all there in %s", (locale) => {
    const words = JSON.parse(readFileSync(`messages/${locale}/errors.json`, "utf8")) as Words;
    expect(wanted.filter((key) => !has(words, key))).toEqual([]);
  });
});
