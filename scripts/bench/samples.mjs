import { withDatabase } from "./databases.mjs";
import { pick, randomOf, shuffled } from "./numbers.mjs";

/** Pages of these have been read since their last change; the others never. */
export const WARM_PAGES = 1_500;
const COLD_PAGES = 20_000;
const LISTED = "visibility = 'public'";
/** A random order that is the same in each run. */
const MIXED = "order by md5(number || 'bench')";

/** A point as PostgreSQL hands it out: EWKB in hexadecimal, little-endian, with its SRID. */
export function pointOf(hex) {
  const bytes = Buffer.from(hex, "hex");
  return { lng: bytes.readDoubleLE(9), lat: bytes.readDoubleLE(17) };
}

/** The map tile that holds a point (Web Mercator). */
export function tileAt({ lng, lat }, zoom) {
  const across = 2 ** zoom;
  const radians = (lat * Math.PI) / 180;
  const y = (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2;
  return { z: zoom, x: Math.floor(((lng + 180) / 360) * across), y: Math.floor(y * across) };
}

const LETTERS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;
/** What people type is mostly a noun: kanji or katakana to its end. */
const NOUNS = /[\p{sc=Han}々]+|[\p{sc=Katakana}ー]+/gu;

/** Pieces of so many letters out of real texts: half begin a noun, half anywhere. */
export function wordsOf(texts, length, amount, random) {
  const words = new Set();
  for (let tries = 0; words.size < amount && tries < amount * 200; tries++) {
    const isNoun = length <= 3 && words.size % 2 === 0;
    const run = pick(pick(texts, random).match(isNoun ? NOUNS : LETTERS) ?? [""], random);
    const letters = [...run];
    if (letters.length < length) continue;
    const at = isNoun ? 0 : Math.floor(random() * (letters.length - length + 1));
    words.add(letters.slice(at, at + length).join(""));
  }
  return [...words];
}

/** Some months up to the one a report is of, as the filter takes them. */
function periodAround(month, random) {
  const [year, number] = month.split("-").map(Number);
  const first = year * 12 + number - 1 - Math.floor(random() * 6);
  const pad = (n) => String(n).padStart(2, "0");
  return { from: `${Math.floor(first / 12)}-${pad((first % 12) + 1)}`, to: month };
}

async function rowsOf(client) {
  const pages = await client.query(
    `select number from report where ${LISTED} ${MIXED} limit ${WARM_PAGES + COLD_PAGES}`,
  );
  const some = await client.query(
    `select r.id, r.created_at, r.number, r.place, r.title, r.body, r.category_code, r.state_group, w.slug,
        to_char(r.created_at at time zone 'Asia/Tokyo', 'YYYY-MM') as month,
        (select p.storage_key from photo p where p.report_id = r.id and p.shown limit 1) as photo
      from report r join ward w on w.code = r.ward_code where ${LISTED}
      order by md5(r.number || 'some') limit 3000`,
  );
  const simple = await client.query(
    `select code from category where active and publication_rule = 'at-once'
      and not jsonb_path_exists(questions, '$[*] ? (@.required == true)')`,
  );
  const texts = await client.query(
    `select title, body from report where ${LISTED} and lang = 'ja'
      order by md5(number || 'text') limit 3000`,
  );
  return { pages: pages.rows, some: some.rows, simple: simple.rows, texts: texts.rows };
}

/**
 * What the cases ask for, taken from the database itself and the same in each run.
 *
 * @returns numbers of reports to read (warm and cold), and reports as samples of place, words,
 * ward, month, category and state
 */
export async function samplesOf(url) {
  const { pages, some, simple, texts } = await withDatabase(url, rowsOf);
  if (some.length === 0) throw new Error("there is no public report to read");
  const random = randomOf(20_261_122);
  const numbers = pages.map(({ number }) => number);
  const warm = Math.min(WARM_PAGES, Math.floor(numbers.length / 2));
  const written = texts.flatMap(({ title, body }) => [title, body]);
  return {
    warm: numbers.slice(0, warm),
    cold: shuffled(numbers.slice(warm), random),
    reports: some.map((row) => ({
      number: row.number,
      key: { createdAt: row.created_at.toISOString(), id: row.id },
      place: pointOf(row.place),
      title: row.title,
      body: row.body,
      category: row.category_code,
      state: row.state_group,
      ward: row.slug,
      period: periodAround(row.month, random),
      photo: row.photo,
      word: wordsOf([row.title, row.body], 2 + Math.floor(random() * 2), 1, random)[0] ?? "",
    })),
    words: (length) => wordsOf(written, length, 200, random),
    simpleCategories: simple.map(({ code }) => code),
  };
}
