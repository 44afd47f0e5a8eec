import { describe, expect, it } from "vitest";
import { mercator } from "@/server/reports/rules/cells.ts";
import { boundsOf, groupOf, mergeMarks, REACH_PX, type Spot, spotsOf } from "./merge-marks.ts";

const place = { lng: 135.5, lat: 34.69 };
const report = (lng: number, lat: number, number: string, group = 0): Spot => ({
  lng,
  lat,
  n: 1,
  groups: [0, 1, 2, 3, 4].map((i) => (i === group ? 1 : 0)),
  number,
  more: false,
});
const gathered = (lng: number, lat: number, groups: number[]): Spot => ({
  lng,
  lat,
  n: groups.reduce((a, b) => a + b, 0),
  groups,
  number: null,
  more: false,
});

/** So many reports strewn over some kilometres, always the same. */
function strewn(count: number): Spot[] {
  let seed = 7;
  const next = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return Array.from({ length: count }, (_, i) =>
    report(place.lng + next() * 0.08, place.lat + next() * 0.06, `N${i}`, i % 5),
  );
}

const pixels = (a: Spot, b: Spot, zoom: number) => {
  const [p, q] = [mercator(a), mercator(b)];
  return Math.hypot(p.x - q.x, p.y - q.y) * 512 * 2 ** zoom;
};

describe("mergeMarks", () => {
  it("makes nothing of nothing", () => {
    expect(mergeMarks([], 12)).toEqual([]);
  });

  it("leaves apart what does not overlap", () => {
    const spots = [report(135.5, 34.69, "A"), report(135.51, 34.69, "B")];
    expect(
      mergeMarks(spots, 16)
        .map(({ number }) => number)
        .sort(),
    ).toEqual(["A", "B"]);
  });

  it("joins what overlaps, in the middle, and counts its states", () => {
    const spots = [report(135.5, 34.69, "A", 0), report(135.5002, 34.69, "B", 3)];
    const [mark, ...others] = mergeMarks(spots, 14);
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ n: 2, number: null, groups: [1, 0, 0, 1, 0] });
    expect(mark?.lng).toBeCloseTo(135.5001, 6);
    expect(mark?.members.map(({ number }) => number).sort()).toEqual(["A", "B"]);
  });

  it("lies nearer to the bigger part", () => {
    const [mark] = mergeMarks(
      [gathered(135.5, 34.69, [90, 0, 0, 0, 0]), gathered(135.501, 34.69, [10, 0, 0, 0, 0])],
      12,
    );
    expect(mark?.n).toBe(100);
    expect(mark?.lng).toBeCloseTo(135.5001, 6);
  });

  it.each([10, 12, 14, 16])("loses no report and leaves no overlap at zoom %s", (zoom) => {
    const spots = strewn(2_000);
    const marks = mergeMarks(spots, zoom);
    expect(marks.reduce((sum, { n }) => sum + n, 0)).toBe(2_000);
    const numbers = marks.flatMap(({ members }) => members.map(({ number }) => number));
    expect(new Set(numbers).size).toBe(2_000);
    const overlaps = marks.filter((one, i) =>
      marks.slice(i + 1).some((other) => pixels(one, other, zoom) < REACH_PX * 0.5),
    );
    expect(overlaps.length).toBeLessThanOrEqual(marks.length * 0.02);
  });

  it("gives the same picture whatever the order of the tiles", () => {
    const spots = strewn(300);
    const key = (marks: Spot[]) => marks.map(({ n, lng }) => `${n}/${lng.toFixed(6)}`).sort();
    expect(key(mergeMarks([...spots].reverse(), 13))).toEqual(key(mergeMarks(spots, 13)));
  });

  it("takes all that a map may be told, and loses none", () => {
    const spots = strewn(10_000);
    const sum = (marks: Spot[]) => marks.reduce((all, { n }) => all + n, 0);
    expect(sum(mergeMarks(spots, 12))).toBe(sum(spots));
  });
});

describe("spotsOf", () => {
  const point = (properties: Record<string, unknown>) => ({
    properties,
    geometry: { type: "Point", coordinates: [135.5, 34.69] },
  });

  it("reads reports and gatherings of tiles", () => {
    expect(
      spotsOf([
        point({ number: "A", group: "plan" }),
        point({ number: "B", group: "done", more: 1 }),
        point({ n: 7, recv: 3, done: 4 }),
      ]),
    ).toEqual([
      { ...place, n: 1, groups: [0, 0, 1, 0, 0], number: "A", more: false },
      { ...place, n: 1, groups: [0, 0, 0, 1, 0], number: "B", more: true },
      { ...place, n: 7, groups: [3, 0, 0, 4, 0], number: null, more: false },
    ]);
  });

  it("takes a report on the edge of two tiles once", () => {
    const twice = [point({ number: "A", group: "plan" }), point({ number: "A", group: "plan" })];
    expect(spotsOf(twice)).toHaveLength(1);
  });

  it("leaves out what is no point and what counts nothing", () => {
    const line = { properties: { n: 3 }, geometry: { type: "LineString", coordinates: [] } };
    expect(spotsOf([line, point({ n: 0 }), { ...point({}), properties: null }])).toEqual([]);
  });
});

describe("small readings of a mark", () => {
  it("tell the group of a single report and the edges of many", () => {
    const [mark] = mergeMarks([report(135.5, 34.69, "A", 2), report(135.5001, 34.6901, "B")], 10);
    expect(groupOf(report(0, 0, "A", 2))).toBe("plan");
    expect(mark && boundsOf(mark.members)).toEqual({
      west: 135.5,
      south: 34.69,
      east: 135.5001,
      north: 34.6901,
    });
  });
});
