import { describe, expect, it } from "vitest";
import { distanceMetres, isInside, type MultiPolygon, metresToOutline, nearest } from "./distance";

const square: MultiPolygon = [
  [
    [
      [135.5, 34.6],
      [135.6, 34.6],
      [135.6, 34.7],
      [135.5, 34.7],
      [135.5, 34.6],
    ],
    [
      [135.54, 34.64],
      [135.56, 34.64],
      [135.56, 34.66],
      [135.54, 34.66],
      [135.54, 34.64],
    ],
  ],
];

describe("distanceMetres", () => {
  it("is nothing from a point to itself", () => {
    expect(distanceMetres({ lng: 135.5, lat: 34.7 }, { lng: 135.5, lat: 34.7 })).toBe(0);
  });

  it.each([
    [{ lng: 135.5, lat: 34.7 }, { lng: 135.5, lat: 34.71 }, 1112],
    [{ lng: 135.5, lat: 34.7 }, { lng: 135.51, lat: 34.7 }, 914],
    [{ lng: 179.999, lat: 0 }, { lng: -179.999, lat: 0 }, 222],
  ])("%o to %o is %i metres, both ways", (a, b, metres) => {
    expect(distanceMetres(a, b)).toBeCloseTo(metres, -0.5);
    expect(distanceMetres(b, a)).toBe(distanceMetres(a, b));
  });
});

describe("isInside", () => {
  it.each([
    ["inside", { lng: 135.51, lat: 34.61 }, true],
    ["west of it", { lng: 135.49, lat: 34.65 }, false],
    ["north of it", { lng: 135.55, lat: 34.71 }, false],
    ["in the hole", { lng: 135.55, lat: 34.65 }, false],
    ["beside the hole", { lng: 135.57, lat: 34.65 }, true],
  ])("%s", (_, point, expected) => {
    expect(isInside(point, square)).toBe(expected);
  });
});

describe("metresToOutline", () => {
  it.each([
    ["0.001 degrees north of an edge", { lng: 135.55, lat: 34.701 }, 111],
    ["inside, near the hole", { lng: 135.57, lat: 34.65 }, 915],
    ["off a corner", { lng: 135.601, lat: 34.701 }, 144],
  ])("%s", (_, point, metres) => {
    expect(Math.abs(metresToOutline(point, square) - metres)).toBeLessThan(2);
  });

  it("is endless without lines", () => {
    expect(metresToOutline({ lng: 135, lat: 34 }, [])).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("nearest", () => {
  it("finds the nearer thing and says how far", () => {
    const near = { name: "near", point: { lng: 135.5, lat: 34.701 } };
    const far = { name: "far", point: { lng: 135.5, lat: 34.72 } };
    const best = nearest({ lng: 135.5, lat: 34.7 }, [far, near]);
    expect(best?.found.name).toBe("near");
    expect(Math.round(best?.metres ?? 0)).toBe(111);
  });

  it("is null among nothing", () => {
    expect(nearest({ lng: 135.5, lat: 34.7 }, [])).toBeNull();
  });
});
