// Names of stations: spellings, readings and roman letters, only where a source has them.
import { metresBetween } from "./plane.mjs";

const plain = (name) =>
  name
    .normalize("NFKC")
    .replaceAll("ヶ", "ケ")
    .replace(/[(（].*$/, "");
export const sameName = (a) => (b) => plain(a) === plain(b);
export const within = (point, { lng, lat }, metres) =>
  metresBetween(point, [Number(lng), Number(lat)]) < metres;

/** Letters the source mistyped: its own kana says してんのうじ. */
const ROMAN_CORRECTIONS = { "Shitannoji-mae Yuhigaoka": "Shitennoji-mae Yuhigaoka" };

/** Roman letters without macrons; the source's Japanese stand-ins are left out. */
export function latin(source) {
  const roman = ROMAN_CORRECTIONS[source] ?? source;
  const text = roman?.split(";")[0].normalize("NFD").replace(/\p{M}/gu, "");
  return text && /^[\x20-\x7e]+$/.test(text) ? { en: text } : {};
}

/** Reading from the city's facility list: same station name at the end, within 600 m, one reading. */
export function kanaFor(name, point, facilities) {
  const readings = facilities
    .filter((f) => f.cat2 === "駅" && within(point, f, 600))
    .filter((f) => plain(f.name).endsWith(`${plain(name)}駅`) && f.kana.endsWith("えき"))
    .map((f) => ({
      before: plain(f.name).slice(0, -plain(name).length - 1),
      kana: f.kana.slice(0, -2),
    }))
    .map(({ before, kana }) => withoutOperator(before, kana))
    .filter((kana) => kana !== null);
  const distinct = [...new Set(readings)];
  const certain = distinct.length === 1 && !DOUBTFUL_READINGS.has(name);
  return certain ? { kana: distinct[0] } : {};
}

/** The list's reading contradicts its own entries for the neighbouring stations or the map's. */
const DOUBTFUL_READINGS = new Set(["新深江", "帝塚山四丁目"]);

/** Words that stand before a station's name in the facility list, with their readings. */
const BEFORE = [
  ["地下鉄", "ちかてつ"],
  ["大阪市営", "おおさかしえい"],
  ["ニュートラム", "にゅーとらむ"],
  ["御堂筋線", "みどうすじせん"],
  ["谷町線", "たにまちせん"],
  ["四つ橋線", "よつばしせん"],
  ["四ツ橋線", "よつばしせん"],
  ["中央線", "ちゅうおうせん"],
  ["千日前線", "せんにちまえせん"],
  ["堺筋線", "さかいすじせん"],
  ["長堀鶴見緑地線", "ながほりつるみりょくちせん"],
  ["今里筋線", "いまざとすじせん"],
  ["南港ポートタウン線", "なんこうぽーとたうんせん"],
  ["JR", "じぇいあーる"],
  ["JR東西線", "じぇいあーるとうざいせん"],
  ["東西線", "とうざいせん"],
  ["環状線", "かんじょうせん"],
  ["大阪環状線", "おおさかかんじょうせん"],
  ["阪和線", "はんわせん"],
  ["京阪", "けいはん"],
  ["京阪電車", "けいはんでんしゃ"],
  ["京阪電鉄", "けいはんでんてつ"],
  ["京阪本線", "けいはんほんせん"],
  ["中之島線", "なかのしません"],
  ["近鉄", "きんてつ"],
  ["阪急", "はんきゅう"],
  ["阪急電車", "はんきゅうでんしゃ"],
  ["阪急電鉄", "はんきゅうでんてつ"],
  ["阪神", "はんしん"],
  ["阪神電車", "はんしんでんしゃ"],
  ["阪神電鉄", "はんしんでんてつ"],
  ["南海", "なんかい"],
  ["南海電鉄", "なんかいでんてつ"],
  ["南海本線", "なんかいほんせん"],
  ["高野線", "こうやせん"],
  ["南海高野線", "なんかいこうやせん"],
  ["阪堺", "はんかい"],
  ["阪堺電車", "はんかいでんしゃ"],
  ["阪堺電気軌道", "はんかいでんききどう"],
  ["阪堺線", "はんかいせん"],
  ["上町線", "うえまちせん"],
  ["汐見橋線", "しおみばしせん"],
  ["南大阪線", "みなみおおさかせん"],
  ["大阪線", "おおさかせん"],
  ["奈良線", "ならせん"],
].sort((a, b) => b[0].length - a[0].length);

function withoutOperator(before, kana) {
  if (before === "") return kana;
  const word = BEFORE.find(
    ([name, reading]) => before.startsWith(name) && kana.startsWith(reading),
  );
  return word ? withoutOperator(before.slice(word[0].length), kana.slice(word[1].length)) : null;
}
