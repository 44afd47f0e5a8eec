import { describe, expect, it } from "vitest";
import { baseOfTown, nearestTown, placeWords, townAt } from "./town";

const town = (ward: string, base: string, chome: number | null, lng: number) => ({
  ward,
  base,
  chome,
  name: chome === null ? base : `${base}${"一二三"[chome - 1]}丁目`,
  point: { lng, lat: 34.7 },
});
const towns = [
  town("27127", "梅田", 1, 135.49),
  town("27127", "梅田", 2, 135.5),
  town("27128", "十二軒町", null, 135.501),
];

describe("nearestTown", () => {
  it("finds the nearest of all and says how far", () => {
    const best = nearestTown({ lng: 135.4906, lat: 34.7 }, towns);
    expect(best?.town.name).toBe("梅田一丁目");
    expect(Math.round(best?.metres ?? 0)).toBe(55);
  });

  it("stays in the ward when told which", () => {
    const point = { lng: 135.502, lat: 34.7 };
    expect(nearestTown(point, towns)?.town.base).toBe("十二軒町");
    expect(nearestTown(point, towns, "27127")?.town.name).toBe("梅田二丁目");
  });

  it("is null where no town is", () => {
    expect(nearestTown({ lng: 135.5, lat: 34.7 }, towns, "27199")).toBeNull();
    expect(nearestTown({ lng: 135.5, lat: 34.7 }, [])).toBeNull();
  });
});

describe("townAt", () => {
  const outline = {
    ward: "27127",
    name: "梅田一丁目",
    coordinates: [
      [
        [
          [135.49, 34.69],
          [135.5, 34.69],
          [135.5, 34.71],
          [135.49, 34.69],
        ],
      ],
    ] as const,
  };

  it("takes the outline that holds the point, and none beside it", () => {
    expect(townAt({ lng: 135.498, lat: 34.695 }, [outline])?.name).toBe("梅田一丁目");
    expect(townAt({ lng: 135.491, lat: 34.705 }, [outline])).toBeNull();
  });
});

describe("baseOfTown", () => {
  it.each([
    ["梅田一丁目", "梅田"],
    ["本町４丁目", "本町"],
    ["谷町12丁目", "谷町"],
    ["南津守十二丁目", "南津守"],
    ["十二軒町", "十二軒町"],
    ["十三東一丁目", "十三東"],
    ["六万体町", "六万体町"],
    ["一丁目", "一丁目"],
  ])("%s is in %s", (name, base) => {
    expect(baseOfTown(name)).toBe(base);
  });
});

describe("placeWords", () => {
  const ward = { ja: "北区", en: "Kita Ward", kana: "きたく" };

  it.each([
    ["ja", "北区梅田一丁目"],
    ["en", "梅田一丁目, Kita Ward"],
    ["ja-x-easy", "{北区|きたく} 梅田一丁目"],
  ] as const)("names the 丁目 when an outline held the point: %s", (locale, words) => {
    expect(placeWords({ ward, town: "梅田一丁目", exact: true }, locale)).toBe(words);
  });

  it.each([
    ["ja", "北区梅田付近"],
    ["en", "near 梅田, Kita Ward"],
    ["ja-x-easy", "{北区|きたく} 梅田の {近|ちか}く"],
  ] as const)("says near, without the 丁目, when it is only the nearest: %s", (locale, words) => {
    expect(placeWords({ ward, town: "梅田一丁目", exact: false }, locale)).toBe(words);
  });

  it.each([
    ["ja", "北区"],
    ["en", "Kita Ward"],
    ["ja-x-easy", "{北区|きたく}"],
  ] as const)("has the ward alone without a town: %s", (locale, words) => {
    expect(placeWords({ ward, town: null, exact: false }, locale)).toBe(words);
  });
});
