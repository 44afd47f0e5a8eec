import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fieldsOf, forgetDraft, isWorthKeeping, keepDraftHere, keptDrafts } from "./draft-shelf.ts";

const kept: Record<string, string> = {};
const storage = {
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => {
    kept[key] = value;
  },
  removeItem: (key: string) => {
    delete kept[key];
  },
};
const now = Date.parse("2026-11-22T00:00:00Z");
const draft = (formId: string, at: number) => ({
  formId,
  at,
  fields: [["title", formId]] as [string, string][],
});

beforeEach(() => {
  for (const key of Object.keys(kept)) delete kept[key];
  vi.stubGlobal(
    "localStorage",
    new Proxy(storage, {
      ownKeys: () => Object.keys(kept),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  );
});

afterAll(() => vi.unstubAllGlobals());

describe("drafts of this device", () => {
  it("come newest first, each under its form", () => {
    keepDraftHere(draft("a", now - 1_000));
    keepDraftHere(draft("b", now));
    keepDraftHere(draft("a", now - 500));
    expect(keptDrafts(now).map(({ formId }) => formId)).toEqual(["b", "a"]);
    forgetDraft("b");
    expect(keptDrafts(now).map(({ formId }) => formId)).toEqual(["a"]);
  });

  it("go after a week, and when they cannot be read", () => {
    keepDraftHere(draft("old", now - 8 * 86_400_000));
    kept["machikado-draft:broken"] = "{";
    kept.other = "{";
    expect(keptDrafts(now)).toEqual([]);
    expect(Object.keys(kept)).toEqual(["other"]);
  });

  it("are not kept where the device refuses", () => {
    vi.stubGlobal("localStorage", undefined);
    expect(keepDraftHere(draft("a", now))).toBe(false);
    expect(keptDrafts(now)).toEqual([]);
  });
});

describe("a draft", () => {
  it("is worth keeping when something was said in it", () => {
    expect(isWorthKeeping(draft("a", now))).toBe(true);
    expect(
      isWorthKeeping({
        fields: [
          ["title", " "],
          ["unnamed", "on"],
        ],
      }),
    ).toBe(false);
  });

  it("holds texts, no files", () => {
    const form = new FormData();
    form.append("title", "穴");
    form.append("photo", new Blob(["x"]), "x.jpg");
    expect(fieldsOf(form)).toEqual([["title", "穴"]]);
  });
});
