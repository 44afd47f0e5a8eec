import { describe, expect, test } from "vitest";
import { visibilities } from "@/server/reports/lifecycle.ts";
import { DRAFT, everyActor, HERE, REPORTER } from "@/server/testing/actors.ts";
import { mediaPolicy, type PhotoFacts } from "./policy.ts";

const draftOf = (draftHash: string | null): PhotoFacts => ({
  draftHash,
  shown: false,
  report: null,
});
const claimed = (visibility: string, shown: boolean): PhotoFacts => ({
  draftHash: null,
  shown,
  report: { ...HERE, visibility, reporterId: REPORTER },
});

describe.each(everyActor)("$name", ({ name, actor, holdsHere, isReporter }) => {
  const hasDraft = name.endsWith("with a draft");

  test("sends photos only with a draft cookie", () => {
    expect(mediaPolicy.send(actor)).toBe(hasDraft);
  });

  test("sees and removes the photos of their own draft and of no other", () => {
    expect(mediaPolicy.see(actor, draftOf(DRAFT))).toBe(hasDraft);
    expect(mediaPolicy.see(actor, draftOf("e".repeat(64)))).toBe(false);
    expect(mediaPolicy.see(actor, draftOf(null))).toBe(false);
    expect(mediaPolicy.remove(actor, { draftHash: DRAFT, reportId: null })).toBe(hasDraft);
    expect(mediaPolicy.remove(actor, { draftHash: null, reportId: null })).toBe(false);
  });

  test("removes no photo that a report has claimed", () => {
    expect(mediaPolicy.remove(actor, { draftHash: DRAFT, reportId: REPORTER })).toBe(false);
  });

  test.each(visibilities)(
    "sees the photos of a report that is %s as its rule says",
    (visibility) => {
      const seen = {
        "report.read-private": ["waiting", "public", "private", "hidden"],
        "report.publish": ["waiting", "public", "hidden"],
      } as const;
      const privately =
        isReporter ||
        Object.entries(seen).some(
          ([permission, those]) =>
            (holdsHere as readonly string[]).includes(permission) &&
            (those as readonly string[]).includes(visibility),
        );
      expect(mediaPolicy.see(actor, claimed(visibility, true))).toBe(
        visibility === "public" || privately,
      );
      expect(mediaPolicy.see(actor, claimed(visibility, false))).toBe(privately);
    },
  );
});
