import { describe, expect, it } from "vitest";
import { arrivedEntry, canRetry, isPending, moved } from "./photo-entry.ts";

const list = ["a", "b", "c"].map((id) => arrivedEntry({ id, key: id.repeat(32) }));
const ids = (entries: { id: string }[]) => entries.map(({ id }) => id).join("");

describe("order of photos", () => {
  it.each([
    ["c", -1, "acb"],
    ["a", 1, "bac"],
    ["c", -9, "cab"],
    ["a", 9, "bca"],
    ["x", 1, "abc"],
  ])("%s by %d gives %s", (id, by, order) => {
    expect(ids(moved(list, id, by))).toBe(order);
  });
});

describe("a photo", () => {
  const [entry = arrivedEntry({ id: "a", key: "a" })] = list;
  it("that arrived waits for nothing", () => {
    expect(isPending(entry)).toBe(false);
    expect(isPending({ ...entry, state: "sending" })).toBe(true);
  });
  it("can be tried again when nobody answered, not when it is broken", () => {
    expect(canRetry({ ...entry, problem: { field: "photos", key: "network" } })).toBe(true);
    expect(canRetry({ ...entry, problem: { field: "photos", key: "photo.broken" } })).toBe(false);
    expect(canRetry(entry)).toBe(false);
  });
});
