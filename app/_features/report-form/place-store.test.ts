import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PlaceDescription } from "@/server/places/queries.ts";
import { distanceMetres } from "@/server/places/rules/distance.ts";
import { createPlaceStore, movedBy } from "./place-store.ts";

const osaka = { lng: 135.5023, lat: 34.6937 };
const named = (townName: string): PlaceDescription => ({
  ward: null,
  townName,
  precise: true,
  station: null,
  outside: null,
});
const unknown = { pin: null, described: null };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("moving a pin", () => {
  it.each([
    [2, 0],
    [0, 2],
    [-2, 0],
    [0, -2],
  ])("by %d m east and %d m north is two metres", (east, north) => {
    expect(distanceMetres(osaka, movedBy(osaka, east, north))).toBeCloseTo(2, 0);
  });

  it("does nothing while there is no pin", () => {
    const store = createPlaceStore(unknown, async () => named("x"));
    store.nudge(2, 0);
    expect(store.place.get().pin).toBeNull();
  });
});

describe("the place in words", () => {
  it("is asked for once the pin rests", async () => {
    const describePlace = vi.fn(async () => named("昭和町三丁目"));
    const store = createPlaceStore(unknown, describePlace);
    store.put(osaka, "map");
    store.nudge(2, 0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(describePlace).toHaveBeenCalledTimes(1);
    expect(store.place.get()).toMatchObject({
      state: "known",
      by: "nudge",
      described: { townName: "昭和町三丁目" },
    });
  });

  it("of an earlier place is thrown away", async () => {
    const resolvers: ((place: PlaceDescription) => void)[] = [];
    const store = createPlaceStore(
      unknown,
      () => new Promise<PlaceDescription>((resolve) => resolvers.push(resolve)),
    );
    store.put(osaka, "map");
    await vi.advanceTimersByTimeAsync(300);
    store.put({ lng: 135.6, lat: 34.7 }, "map");
    await vi.advanceTimersByTimeAsync(300);
    resolvers[1]?.(named("second"));
    resolvers[0]?.(named("first"));
    await vi.advanceTimersByTimeAsync(1);
    expect(store.place.get().described?.townName).toBe("second");
  });

  it("may be unknown: the pin stays", async () => {
    const store = createPlaceStore(unknown, () => Promise.reject(new Error("offline")));
    store.put(osaka, "me");
    await vi.advanceTimersByTimeAsync(300);
    expect(store.place.get()).toMatchObject({ pin: osaka, state: "failed", described: null });
  });
});
