import { describe, expect, it } from "vitest";
import { readView, writeView } from "./view-hash.ts";

const view = { lng: 135.51702, lat: 34.62801, zoom: 16, selected: null };

describe("the view in an address", () => {
  it("comes back as it was", () => {
    expect(readView(writeView(view))).toEqual(view);
    const chosen = { ...view, zoom: 13.25, selected: "4T7QZ0M2XA" };
    expect(readView(writeView(chosen))).toEqual(chosen);
  });

  it.each([
    "",
    "#search",
    "#map=",
    "#map=16",
    "#map=16/34/135/extra/more",
    "#map=99/34/135",
    "#map=16/99/135",
    "#map=16/34/999",
    "#map=x/34/135",
  ])("is nothing for %s", (hash) => {
    expect(readView(hash)).toBe(null);
  });

  it("leaves out a number that cannot be one", () => {
    expect(readView("#map=16/34.6/135.5/ILOU")?.selected).toBe(null);
  });
});
