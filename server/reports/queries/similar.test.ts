import { describe, expect, test } from "vitest";
import { contextOf, guest } from "@/server/testing/people.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { likeness, similarReports } from "./similar.ts";

describe("likeness of two texts", () => {
  test.each([
    ["道路の穴", "道路の穴", 1],
    ["ゴミが多い", "ｺﾞﾐが多い", 1],
    ["道路の穴", "街灯が暗い", 0],
    ["", "道路", 0],
    ["穴", "穴", 0],
    ["🔥", "🔥", 0],
  ])("%j and %j: %d", (a, b, share) => {
    expect(likeness(a, b)).toBe(share);
  });

  test("is the same both ways, between 0 and 1", () => {
    const texts = ["道路の穴", "道路の大きな穴", "歩道の穴", "公園のベンチ", "a", ""];
    for (const a of texts)
      for (const b of texts) {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }
  });
});

describe("reports that may be the same", () => {
  const base = { lng: 135.5301, lat: 34.7251 };
  const spot = (north: number, east: number) => ({
    wardCode: "27114",
    place: { lng: base.lng + east / 91_500, lat: base.lat + north / 111_000 },
  });

  test("are near, open, and of the same category or in like words; the best three come first", async () => {
    const same = await makeReport({ at: spot(0, 10), categoryCode: "litter", title: "駅前のゴミ" });
    const words = await makeReport({
      at: spot(0, 20),
      categoryCode: "graffiti",
      title: "駅前のｺﾞﾐ袋",
    });
    const category = await makeReport({ at: spot(0, 30), categoryCode: "litter", title: "別の話" });
    await makeReport({ at: spot(0, 140), categoryCode: "litter", title: "遠い話" });
    await makeReport({ at: spot(0, 5), categoryCode: "weeds", title: "草が伸びた" });
    await makeReport({ at: spot(0, 400), categoryCode: "litter", title: "駅前のゴミ" });
    await makeReport({
      at: spot(0, 1),
      categoryCode: "litter",
      title: "駅前のゴミ",
      status: "fixed",
    });
    await makeReport({
      at: spot(0, 1),
      categoryCode: "litter",
      title: "駅前のゴミ",
      visibility: "private",
    });
    const found = await similarReports(await contextOf(guest()), {
      place: base,
      categoryCode: "litter",
      title: "駅前のごみ",
    });
    expect(found.map(({ id }) => id)).toEqual([same.id, words.id, category.id]);
    expect(found.map(({ metres }) => Math.round(metres))).toEqual([10, 20, 30]);
  });

  test("are none where nothing is near, and for odd words none and no error", async () => {
    const ctx = await contextOf(guest());
    const far = { lng: 135.35, lat: 34.6 };
    for (const title of ["", "🔥", "\0", "あ".repeat(200), "%_'"])
      expect(await similarReports(ctx, { place: far, categoryCode: "\0", title })).toEqual([]);
  });
});
