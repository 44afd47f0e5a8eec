import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import compile from "icu-minify/compile";
import { isCode, isTest, readTree } from "./architecture/sources.mjs";

const PLURAL_NUMBER = 0;

/** `{ a: { b: "x" } }` → `a.b` → `x`. */
export function flat(words, before = "") {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? flat(value, `${before}${key}.`)
      : [[`${before}${key}`, value]],
  );
}

/** A compiled message: text, `#`, `[name]`, `[name, kind, options]` or `[tag, part, part…]`. */
function collect(parts, names) {
  for (const part of Array.isArray(parts) ? parts : [parts]) {
    if (typeof part === "string" || part === PLURAL_NUMBER) continue;
    const [name, kind, ...rest] = part;
    if (kind === undefined || typeof kind === "number") {
      names.add(`{${name}}`);
      for (const options of rest.filter((one) => typeof one === "object")) {
        for (const branch of Object.values(options)) collect(branch, names);
      }
    } else {
      names.add(`<${name}>`);
      collect(part.slice(1), names);
    }
  }
  return names;
}

/** @returns the arguments and tags of an ICU message, sorted. @throws on a broken one */
export function argumentsOf(message) {
  return [...collect(compile(message), new Set())].sort().join(" ");
}

function breaksOfText(where, text) {
  if (typeof text !== "string") return [`${where}: not a text`];
  if (text.trim() === "") return [`${where}: empty`];
  try {
    compile(text);
    return [];
  } catch (cause) {
    return [`${where}: ${cause.message}`];
  }
}

function compare(file, base, other, locale) {
  const breaks = [];
  const words = new Map(flat(other));
  for (const [key, text] of flat(base)) {
    const where = `${locale}/${file} ${key}`;
    const mine = words.get(key);
    words.delete(key);
    if (mine === undefined) {
      breaks.push(`${where}: missing`);
      continue;
    }
    const broken = breaksOfText(where, mine);
    breaks.push(...broken);
    if (broken.length > 0 || typeof text !== "string" || breaksOfText("", text).length > 0)
      continue;
    const [wanted, found] = [argumentsOf(text), argumentsOf(mine)];
    if (wanted !== found)
      breaks.push(`${where}: has ${found || "nothing"}, not ${wanted || "nothing"}`);
  }
  return [...breaks, ...[...words.keys()].map((key) => `${locale}/${file} ${key}: only here`)];
}

const isUsed = (name, code) => new RegExp(`["'\`/]${name}(?:["'\`.]|\\.json)`).test(code);

/**
 * @param languages language → file name → words; the first language is what the others must match
 * @param {string} code all source text, to find files nobody reads
 * @returns every break as one line
 */
export function messageBreaks(languages, code) {
  const [[, base], ...others] = Object.entries(languages);
  const locales = Object.keys(languages);
  const breaks = [];
  for (const file of new Set(Object.values(languages).flatMap(Object.keys))) {
    const lacking = locales.filter((locale) => !languages[locale][file]);
    breaks.push(...lacking.map((locale) => `${locale}/${file}: missing`));
    if (!isUsed(file.replace(/\.json$/, ""), code)) breaks.push(`${file}: used nowhere`);
    if (!base[file]) continue;
    breaks.push(
      ...flat(base[file]).flatMap(([key, text]) =>
        breaksOfText(`${locales[0]}/${file} ${key}`, text),
      ),
    );
    for (const [locale, files] of others) {
      if (files[file]) breaks.push(...compare(file, base[file], files[file], locale));
    }
  }
  return breaks;
}

function readLanguage(locale) {
  const files = readdirSync(`messages/${locale}`).filter((name) => name.endsWith(".json"));
  const read = (name) => JSON.parse(readFileSync(`messages/${locale}/${name}`, "utf8"));
  return Object.fromEntries(files.map((name) => [name, read(name)]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const locales = readdirSync("messages").sort((a, b) => (b === "ja") - (a === "ja"));
  const languages = Object.fromEntries(locales.map((locale) => [locale, readLanguage(locale)]));
  const sources = [...readTree()].filter(([file]) => isCode(file) && !isTest(file));
  const breaks = messageBreaks(languages, sources.map(([, text]) => text).join("\n"));
  for (const line of breaks) console.error(line);
  process.exit(breaks.length > 0 ? 1 : 0);
}
