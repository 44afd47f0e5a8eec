import { describe, expect, it } from "vitest";
import { inNamedOrder, pinOf, placeWordsOf, readSubmission } from "./read-submission.ts";

const id = "01900000-0000-7000-8000-000000000001";

describe("the form's fields", () => {
  it("become a submission", () => {
    const read = readSubmission(
      {
        id: [id.toUpperCase()],
        category: ["road-hole"],
        title: ["穴"],
        "answer.road-hole.size": ["30-60"],
        "answer.road-hole.where": ["lane", "crossing"],
        "answer.drain-cover.count": ["one"],
        "alt.p1": ["車道の穴"],
        unnamed: ["on"],
        seenAt: ["2026-11-15T08:12:00+09:00"],
        email: [""],
      },
      ["p1", "p2"],
    );
    expect(read).toMatchObject({
      id,
      categoryCode: "road-hole",
      answers: { size: "30-60", where: ["lane", "crossing"] },
      photos: [
        { id: "p1", alt: "車道の穴" },
        { id: "p2", alt: "" },
      ],
      photosInOpenData: true,
      unnamed: true,
      seenAt: "2026-11-14T23:12:00.000Z",
      email: null,
      place: null,
    });
  });

  it("forgive what is no id and no moment", () => {
    expect(readSubmission({ id: ["x"], seenAt: ["yesterday"] }, [])).toMatchObject({
      id: "",
      seenAt: null,
    });
  });
});

describe("the pin", () => {
  it("is read in full-width digits too", () => {
    expect(pinOf({ lng: ["１３５．５"], lat: ["34.6"] })).toEqual({ lng: 135.5, lat: 34.6 });
  });
  it.each([
    [{}],
    [{ lng: ["135.5"] }],
    [{ lng: ["181"], lat: ["1"] }],
    [{ lng: ["x"], lat: ["1"] }],
    [{ lng: ["135.5"], lat: ["34.6"], placeBy: ["words"] }],
  ])("is not there in %j", (fields) => {
    expect(pinOf(fields)).toBeNull();
  });
});

describe("words for a place", () => {
  it("are the address, else ward and town", () => {
    expect(placeWordsOf({ address: [" 昭和町3 "], wardName: ["阿倍野区"] })).toBe("昭和町3");
    expect(placeWordsOf({ wardName: ["阿倍野区"], town: ["昭和町三丁目"] })).toBe(
      "阿倍野区昭和町三丁目",
    );
    expect(placeWordsOf({})).toBe("");
  });
});

describe("order of photos", () => {
  it("is the order they are named in, each once; the rest comes last", () => {
    expect(inNamedOrder(["b", "x", "a", "b"], ["a", "b", "c"])).toEqual(["b", "a", "c"]);
  });
});
