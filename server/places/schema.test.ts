import { describe, expect, it } from "vitest";
import { pictureRequest } from "./schema.ts";

describe("pictureRequest", () => {
  it("reads place, zoom and size", () => {
    const asked = { at: "135.51702,34.62801,15.6", size: "384x218" };
    expect(pictureRequest.parse(asked)).toEqual({
      at: { lng: 135.51702, lat: 34.62801, zoom: 15.6 },
      size: { width: 384, height: 218 },
      theme: "light",
      lang: "ja",
      v: "",
    });
  });

  it.each([
    { at: "135.5,34.6", size: "384x218" },
    { at: "135.517020001,34.6,15", size: "384x218" },
    { at: "135.5,34.6,25", size: "384x218" },
    { at: "135.5,34.6,3", size: "384x218" },
    { at: "999.5,34.6,15", size: "384x218" },
    { at: "x,y,z", size: "384x218" },
    { at: "135.5,34.6,15", size: "9000x9000" },
    { at: "135.5,34.6,15", size: "10x10" },
    { at: "135.5,34.6,15" },
    { at: "135.5,34.6,15", size: "384x218", theme: "sepia" },
  ])("refuses %o", (asked) => {
    expect(pictureRequest.safeParse(asked).success).toBe(false);
  });
});
