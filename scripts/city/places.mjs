// Wards and towns of the pack.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { innermostPoint, rounded, signedArea } from "./plane.mjs";
import { neighboursOf, simplifyTogether } from "./topology.mjs";

const OUTLINE = { toleranceMetres: 6, leastIslandSquareMetres: 3_000 };
const LABELLED_SQUARE_METRES = 400_000;

export const readJson = async (folder, name) =>
  JSON.parse(await readFile(join(folder, name), "utf8"));
export const readCsv = async (folder, name) =>
  parse(await readFile(join(folder, name)), { columns: true, bom: true });

/** `wards` (names, label points, neighbours, tint 0-4) and their `outlines`. */
export async function buildWards(folder) {
  const { features } = await readJson(folder, "osaka-wards.geojson");
  features.sort((a, b) => a.properties.code.localeCompare(b.properties.code));
  const shapes = simplifyTogether(features, OUTLINE);
  const neighbours = neighboursOf(features);
  const tints = tintsOf(neighbours);
  const wards = features.map(({ properties }, i) => ({
    code: properties.code,
    name: { ja: properties.name, kana: properties.kana, ...romanOf(properties.roman) },
    label: labelsOf(shapes[i]).map(([lng, lat]) => ({ lng, lat })),
    neighbours: [...neighbours[i]].map((n) => features[n].properties.code).sort(),
    tint: tints[i],
  }));
  const outlines = wards.map(({ code }, i) => ({ code, coordinates: shapes[i] }));
  return { wards, outlines };
}

/** "Jōtō-ku" to { en: "Joto Ward", roman: "Joto-ku" }: the letters of the source without macrons. */
function romanOf(source) {
  const plain = source.normalize("NFD").replace(/\p{M}/gu, "").replace(/-ku$/i, "");
  return { en: `${plain} Ward`, roman: `${plain}-ku` };
}

function labelsOf(polygons) {
  const bySize = [...polygons].sort((a, b) => signedSize(b) - signedSize(a));
  const named = bySize.filter((p, i) => i === 0 || signedSize(p) > LABELLED_SQUARE_METRES);
  return named.map((polygon) => rounded(innermostPoint(polygon), 4));
}

const signedSize = (polygon) => Math.abs(signedArea(polygon[0]));

/** Five tones such that neighbours differ: most neighbours first, the least used free tone. */
function tintsOf(neighbours) {
  const tints = neighbours.map(() => -1);
  const used = [0, 0, 0, 0, 0];
  const order = neighbours.map((_, i) => i).sort((a, b) => neighbours[b].size - neighbours[a].size);
  for (const ward of order) {
    const taken = new Set([...neighbours[ward]].map((n) => tints[n]));
    const free = [0, 1, 2, 3, 4].filter((tint) => !taken.has(tint));
    tints[ward] = free.reduce((a, b) => (used[b] < used[a] ? b : a));
    used[tints[ward]] += 1;
  }
  return tints;
}

const DIGITS = "一二三四五六七八九";

/** "十二" to 12; null when it is no number up to 99. */
export function kanjiNumber(text) {
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === "") return null;
  const tens = match[2] ? (match[1] ? DIGITS.indexOf(match[1]) + 1 : 1) : 0;
  return tens * 10 + (match[3] ? DIGITS.indexOf(match[3]) + 1 : 0);
}

/** Per ward: base name to its [chome, lng, lat] points; chome 0 is a town without 丁目. */
export async function buildTowns(folder) {
  const towns = {};
  for (const row of await readCsv(folder, "osaka-towns.csv")) {
    const match = /^(.+?)([一二三四五六七八九十]+)丁目$/.exec(row.town);
    const base = match ? match[1] : row.town;
    const chome = match ? kanjiNumber(match[2]) : 0;
    if (chome === null) throw new Error(`osaka-towns.csv: ${row.town} has no readable 丁目`);
    towns[row.ward_code] ??= {};
    towns[row.ward_code][base] ??= [];
    towns[row.ward_code][base].push([chome, ...rounded([Number(row.lng), Number(row.lat)])]);
  }
  return towns;
}
