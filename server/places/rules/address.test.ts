import { describe, expect, it } from "vitest";
import { kanjiValue, parseAddress } from "./address";

const wards = [
  { code: "27120", name: { ja: "住吉区" } },
  { code: "27121", name: { ja: "東住吉区" } },
  { code: "27119", name: { ja: "阿倍野区" } },
  { code: "27127", name: { ja: "北区" } },
  { code: "27128", name: { ja: "中央区" } },
  { code: "27109", name: { ja: "天王寺区" } },
  { code: "27106", name: { ja: "西区" } },
];
const town = (ward: string, base: string, chome: number | null, lng = 135.5, lat = 34.7) => ({
  ward,
  base,
  chome,
  name: `${base}${chome ?? ""}`,
  point: { lng, lat },
});
const towns = [
  town("27119", "昭和町", 1),
  town("27119", "昭和町", 2, 135.51),
  town("27119", "昭和町", 3, 135.52),
  town("27119", "三明町", 2),
  town("27127", "梅田", 1),
  town("27128", "本町", 4),
  town("27106", "九条", 1),
  town("27106", "九条南", 1),
  town("27109", "上汐", 3),
  town("27128", "上汐", 1),
  town("27109", "真法院町", null),
  town("27109", "夕陽丘町", null),
  town("27109", "茶臼山", null),
  town("27128", "農人橋", 2),
  town("27128", "十二軒町", null),
  town("27121", "鷹合", 1),
  town("27106", "靱本町", 1),
  town("27127", "曾根崎", 2),
];
const read = (text: string) => parseAddress(text, wards, towns);

describe("parseAddress", () => {
  it.each([
    ["阿倍野区昭和町三丁目5番", "27119", "昭和町", 3, "5番"],
    ["北区梅田1-1-3", "27127", "梅田", 1, "1-3"],
    ["大阪市中央区本町４丁目", "27128", "本町", 4, ""],
    ["大阪府大阪市中央区本町四丁目２番１号", "27128", "本町", 4, "2番1号"],
    ["〒530-0001 大阪府大阪市北区 梅田 1丁目1番3号", "27127", "梅田", 1, "1番3号"],
    ["５３０－０００１大阪市北区梅田１－１－３", "27127", "梅田", 1, "1-3"],
    ["北区梅田１−１−３", "27127", "梅田", 1, "1-3"],
    ["北区梅田1ー1ー3", "27127", "梅田", 1, "1-3"],
    ["北区梅田一丁目1-3 駅前ビル2階", "27127", "梅田", 1, "1-3駅前ビル2階"],
    ["北区梅田1の1の3", "27127", "梅田", 1, "1の3"],
    ["北区梅田1", "27127", "梅田", 1, ""],
    ["西区九条南1-2", "27106", "九条南", 1, "2"],
    ["西区九条1-2", "27106", "九条", 1, "2"],
    ["東住吉区鷹合1-1", "27121", "鷹合", 1, "1"],
    ["阿倍野区三明町二丁目", "27119", "三明町", 2, ""],
    ["西区靭本町1−19−13", "27106", "靱本町", 1, "19-13"],
    ["北区曽根崎2丁目5番4号", "27127", "曾根崎", 2, "5番4号"],
  ])("%s, down to the 丁目", (text, ward, name, chome, rest) => {
    const found = read(text);
    expect(found).toMatchObject({ ward, town: name, chome, rest, precision: "chome" });
    expect(found?.point).toEqual(towns.find((t) => t.base === name && t.chome === chome)?.point);
  });

  it.each([
    ["天王寺区真法院町20-33", "27109", "真法院町", "20-33"],
    ["中央区十二軒町6", "27128", "十二軒町", "6"],
    ["阿倍野区昭和町", "27119", "昭和町", ""],
    ["阿倍野区昭和町9丁目1番", "27119", "昭和町", "9丁目1番"],
    ["阿倍野区昭和町5番", "27119", "昭和町", "5番"],
  ])("%s, the town alone", (text, ward, name, rest) => {
    expect(read(text)).toMatchObject({ ward, town: name, chome: null, rest, precision: "town" });
  });

  it("puts a whole town at one of its own points, the middle one", () => {
    expect(read("阿倍野区昭和町")?.point).toEqual({ lng: 135.51, lat: 34.7 });
  });

  it.each([
    ["北区", ""],
    ["大阪市北区どこか1-2", "どこか1-2"],
  ])("%s, the ward alone and no point", (text, rest) => {
    const alone = { ward: "27127", town: null, chome: null, rest, point: null, precision: "ward" };
    expect(read(text)).toEqual(alone);
  });

  it.each([
    ["昭和町3-5", "27119", "昭和町", 3],
    ["大阪市梅田1-1", "27127", "梅田", 1],
    ["上汐3-2", "27109", "上汐", 3],
    ["九条南1", "27106", "九条南", 1],
  ])("%s, without a ward where only one fits", (text, ward, name, chome) => {
    expect(read(text)).toMatchObject({ ward, town: name, chome, precision: "chome" });
  });

  it.each([
    [""],
    ["   "],
    ["上汐"],
    ["上汐9-1"],
    ["堺市北区中百舌鳥町1-1"],
    ["堺市堺区南瓦町3-1"],
    ["北区役所"],
    ["公園のベンチ"],
    ["東京都千代田区1-1"],
  ])("is null for %j", (text) => {
    expect(read(text)).toBeNull();
  });
});

describe("kanjiValue", () => {
  it.each([
    ["一", 1],
    ["九", 9],
    ["十", 10],
    ["十二", 12],
    ["二十", 20],
    ["九十九", 99],
    ["", null],
    ["一二", null],
    ["百", null],
    ["3", null],
  ])("%j is %j", (text, value) => {
    expect(kanjiValue(text)).toBe(value);
  });
});
