import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { kanjiNumeral, readCityPack } from "./pack";

const pack = readCityPack();
const folder = path.join(import.meta.dirname, "osaka");
const codes = pack.wards.map(({ code }) => code);

/** Every ja/en/ja-x-easy text below a value. */
function texts(value: unknown): Record<string, string>[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "ja-x-easy" in value ? [value as Record<string, string>] : [];
  return [...own, ...Object.values(value).flatMap(texts)];
}

describe("size", () => {
  it("is at most 600 kB, all files together", () => {
    const bytes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(600_000);
  });
});

describe("wards", () => {
  it("are the 24, in order, each with an outline", () => {
    expect(codes).toHaveLength(24);
    expect(codes).toEqual([...codes].sort());
    expect(pack.wardOutlines.map(({ code }) => code)).toEqual(codes);
  });

  it("have neighbours both ways, in another tone", () => {
    for (const ward of pack.wards) {
      for (const code of ward.neighbours) {
        const other = pack.wards.find((w) => w.code === code);
        expect(other?.neighbours).toContain(ward.code);
        expect(other?.tint).not.toBe(ward.tint);
      }
    }
  });

  it("share their borders point by point: no gap, no overlap", () => {
    const owners = new Map<string, string[]>();
    for (const { code, coordinates } of pack.wardOutlines) {
      for (const ring of coordinates.flat()) {
        ring.slice(1).forEach((to, i) => {
          const key = [String(ring[i]), String(to)].sort().join(" ");
          owners.set(key, [...(owners.get(key) ?? []), code]);
        });
      }
    }
    expect([...owners.values()].filter((list) => list.length > 2)).toEqual([]);
    const shared = new Set([...owners.values()].map((list) => [...list].sort().join(" ")));
    for (const { code, neighbours } of pack.wards) {
      for (const other of neighbours) expect(shared).toContain([code, other].sort().join(" "));
    }
  });
});

describe("towns, stations and railways", () => {
  it("name every town once, in a ward", () => {
    const keys = pack.towns.map(({ ward, name }) => `${ward} ${name}`);
    expect(keys.length).toBeGreaterThan(1_900);
    expect(new Set(keys).size).toBe(keys.length);
    expect(pack.towns.filter(({ ward }) => !codes.includes(ward))).toEqual([]);
  });

  it("writes 丁目 in kanji", () => {
    expect([1, 9, 10, 12, 20, 34].map(kanjiNumeral)).toEqual([
      "一",
      "九",
      "十",
      "十二",
      "二十",
      "三十四",
    ]);
    expect(pack.towns.some(({ name }) => name === "梅田一丁目")).toBe(true);
  });

  it("points from lines to stations and back", () => {
    pack.railways.forEach((line, index) => {
      expect(line.stations.length).toBeGreaterThan(1);
      for (const at of line.stations) expect(pack.stations[at]?.lines).toContain(index);
    });
    for (const { lines } of pack.stations) expect(lines.length).toBeGreaterThan(0);
  });

  it("has readings in hiragana only, and English in plain letters", () => {
    const names = [...pack.stations, ...pack.parks].map(({ name }) => name);
    expect(names.filter(({ kana }) => kana && !/^[ぁ-ゖー]+$/u.test(kana))).toEqual([]);
    expect(names.filter(({ en }) => en && !/^[\x20-\x7e]+$/.test(en))).toEqual([]);
  });
});

describe("categories", () => {
  const questions = pack.categories.flatMap((c) => c.questions.map((q) => ({ c, q })));

  it("belong to a group and to keepers that exist", () => {
    const groups = pack.groups.map(({ code }) => code);
    for (const { group, keeper, otherKeepers } of pack.categories) {
      expect(groups).toContain(group);
      for (const key of [keeper, ...otherKeepers]) expect(pack.offices.keepers).toHaveProperty(key);
    }
    expect(new Set(pack.categories.map(({ code }) => code)).size).toBe(pack.categories.length);
  });

  it("ask each question once, with choices where there are any", () => {
    for (const { questions: own } of pack.categories) {
      expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    }
    for (const { q } of questions) {
      const values = q.options?.map(({ value }) => value) ?? [];
      expect(values.length > 1).toBe(q.type === "single" || q.type === "multiple");
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it("show a question only after an earlier one that can have the value", () => {
    for (const { c, q } of questions.filter(({ q }) => q.showIf)) {
      const before = c.questions.slice(0, c.questions.indexOf(q));
      const asked = before.find(({ id }) => id === q.showIf?.question);
      const values = asked?.options?.map(({ value }) => value) ?? [];
      expect(values).toEqual(expect.arrayContaining([...(q.showIf?.in ?? [])]));
    }
  });

  it("keep people and households private, and run no clock on what needs no answer", () => {
    const privates = pack.categories.filter(({ group }) => group === "people");
    expect(privates.every(({ publicationRule }) => publicationRule === "private")).toBe(true);
    for (const { kind, firstAnswerWorkingDays } of pack.categories) {
      expect(firstAnswerWorkingDays === null).toBe(kind !== "trouble");
    }
  });
});

describe("offices", () => {
  it("have a ward office in each ward, with no invented telephone", () => {
    expect(pack.offices.wardOffices.map(({ ward }) => ward)).toEqual(codes);
    for (const { phone, hours } of pack.offices.wardOffices)
      expect([phone, hours]).toEqual([null, null]);
  });

  it("cover every ward once with each kind but the port", () => {
    const kinds = new Set(pack.offices.multiWard.map(({ kind }) => kind));
    for (const kind of [...kinds].filter((k) => k !== "port")) {
      const same = pack.offices.multiWard.filter((office) => office.kind === kind);
      expect(same.flatMap(({ wards }) => wards).sort()).toEqual(codes);
    }
  });

  it("have a keeper target that exists", () => {
    const sections = pack.offices.wardSections.map(({ code }) => code);
    const kinds = pack.offices.multiWard.map(({ kind }) => kind as string);
    const bodies = pack.offices.otherBodies.map(({ kind }) => kind);
    for (const target of Object.values(pack.offices.keepers)) {
      if ("wardSection" in target) expect(sections).toContain(target.wardSection);
      else if ("multiWard" in target) expect(kinds).toContain(target.multiWard);
      else expect(bodies).toContain(target.otherBody);
    }
  });
});

describe("texts", () => {
  const all = texts({ ...pack, towns: [], wardOutlines: [], sea: [] });

  it("are in three languages", () => {
    expect(all.length).toBeGreaterThan(250);
    for (const text of all) for (const locale of ["ja", "en"]) expect(text[locale]).toBeTruthy();
  });

  it("carry a reading on every kanji of easy Japanese", () => {
    const bare = all
      .map((text) => text["ja-x-easy"] ?? "")
      .filter((easy) =>
        /\p{Script=Han}|[{}]/u.test(easy.replace(/\{[^{}|]+\|[ぁ-ゖー]+\}|\{\w+\}/gu, "")),
      );
    expect(bare).toEqual([]);
  });
});
