import { describe, expect, it } from "vitest";
import { nearestStation, walkingMinutes } from "./station";

describe("walkingMinutes", () => {
  it.each([
    [0, 1],
    [10, 1],
    [61, 1],
    [62, 2],
    [500, 9],
    [1_000, 17],
  ])("%i metres straight are %i minutes", (metres, minutes) => {
    expect(walkingMinutes(metres)).toBe(minutes);
  });
});

describe("nearestStation", () => {
  const stations = [
    { name: "昭和町", point: { lng: 135.5168, lat: 34.6328 } },
    { name: "文の里", point: { lng: 135.518, lat: 34.636 } },
  ];

  it("gives the nearer one with metres and minutes", () => {
    const best = nearestStation({ lng: 135.5168, lat: 34.6318 }, stations);
    expect(best?.station.name).toBe("昭和町");
    expect(Math.round(best?.metres ?? 0)).toBe(111);
    expect(best?.minutes).toBe(2);
  });

  it("is null without stations", () => {
    expect(nearestStation({ lng: 135.5, lat: 34.6 }, [])).toBeNull();
  });
});
