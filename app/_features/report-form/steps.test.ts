import { describe, expect, it } from "vitest";
import { answerName, fieldId, isStep, stepOf } from "./steps.ts";

describe("parts of the form", () => {
  it.each([
    ["photos", "photos"],
    ["alt.123", "photos"],
    ["place", "place"],
    ["title", "what"],
    ["body", "what"],
    ["category", "what"],
    ["answer.size", "what"],
    ["email", "confirm"],
    ["consent", "confirm"],
    ["form", "confirm"],
  ])("%s belongs to %s", (field, step) => {
    expect(stepOf(field)).toBe(step);
  });

  it.each([
    ["answer.size", "answer.road-hole.size"],
    ["photos", "photo"],
    ["place", "address"],
    ["title", "title"],
    ["consent", "send"],
    ["alt.1", "alt.1"],
  ])("the link of %s leads to %s", (field, id) => {
    expect(fieldId(field, "road-hole")).toBe(id);
  });

  it("names questions after their category", () => {
    expect(answerName("drain-cover", "count")).toBe("answer.drain-cover.count");
  });

  it("knows its own parts alone", () => {
    expect(isStep("place")).toBe(true);
    expect(isStep("title")).toBe(false);
  });
});
