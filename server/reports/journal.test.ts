import { describe, expect, test } from "vitest";
import * as accountEntries from "@/server/accounts/journal.ts";
import type { Entry } from "@/server/core/journal.ts";
import * as mediaEntries from "@/server/media/journal.ts";
import { reactions } from "@/server/worker/registry.ts";
import * as entries from "./journal.ts";
import { type Visibility, visibilities } from "./lifecycle.ts";

const ID = "0190a000-0000-7000-8000-00000000000a";
const SECRET = "山田太郎 <yamada@example.jp> 06-6208-0000";

/** A report as commands hold it: with words that no entry may carry. */
const subject = (visibility: Visibility) => ({
  id: ID,
  number: "ABCDE12345",
  wardCode: "27127",
  visibility,
  title: SECRET,
  body: SECRET,
  reporterId: ID,
  place: { lng: 135.5, lat: 34.7 },
  townName: SECRET,
});

/** Every entry there is, in every visibility. A new entry has to be written down here. */
const reportEntries = (visibility: Visibility): Record<string, Entry> => ({
  reportSubmitted: entries.reportSubmitted(subject(visibility), {
    categoryCode: "litter",
    photos: 2,
  }),
  reportConfirmed: entries.reportConfirmed(subject(visibility)),
  addressCorrected: entries.addressCorrected(subject(visibility)),
  reportEdited: entries.reportEdited(subject(visibility), ["title", "body"]),
  reportMoved: entries.reportMoved(subject(visibility), {
    move: "withdraw",
    from: "received",
    to: "withdrawn",
  }),
  reportShown: entries.reportShown(subject(visibility), {
    from: visibility,
    to: "public",
    photos: true,
  }),
  reportDeleted: entries.reportDeleted(subject(visibility)),
  reportReminded: entries.reportReminded(subject(visibility)),
});

const others: Record<string, Entry> = {
  codeRequested: accountEntries.codeRequested(ID),
  personJoined: accountEntries.personJoined(ID),
  sessionsEnded: accountEntries.sessionsEnded(ID),
  administratorMade: accountEntries.administratorMade(ID),
  photoReceived: mediaEntries.photoReceived(ID),
  photoRemoved: mediaEntries.photoRemoved(ID),
};

const all = [
  ...visibilities.flatMap((one) => Object.entries(reportEntries(one))),
  ...Object.entries(others),
];

/** Ids, codes, numbers and names of states: nothing that a person typed. */
const CODE = /^[A-Za-z0-9-]{1,40}$/;

function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leavesOf);
  return [value];
}

test("every entry that the features declare is looked at here", () => {
  const declared = [entries, accountEntries, mediaEntries].flatMap((feature) =>
    Object.keys(feature).filter((name) => name !== "reportTags"),
  );
  expect([...new Set(all.map(([name]) => name))].sort()).toEqual(declared.sort());
});

describe.each(all)("%s", (name, entry) => {
  test("is named in the past tense, as its function is", () => {
    expect(entry.name).toBe(name);
    expect(name).toMatch(/(ed|ded|own|ade)$/);
  });

  test("holds ids and codes, never a name, an address or a text", () => {
    expect(JSON.stringify(entry)).not.toContain("yamada");
    for (const leaf of leavesOf(entry.data))
      expect(
        typeof leaf === "string" ? CODE.test(leaf) : ["number", "boolean"].includes(typeof leaf),
      ).toBe(true);
  });

  test("asks only for reactions that exist", () => {
    for (const reaction of entry.reactions) expect(Object.keys(reactions)).toContain(reaction);
  });
});

describe.each(visibilities)("about a report that is %s", (visibility) => {
  const named = Object.entries(reportEntries(visibility));

  test("pages are told unless nobody could have seen it", () => {
    for (const [, entry] of named)
      expect(entry.touches).toEqual(
        visibility === "unconfirmed" ? [] : ["report:ABCDE12345", "ward:27127", "reports"],
      );
  });

  test("staff's own steps are not in the public story", () => {
    const isPublic = Object.fromEntries(named.map(([name, entry]) => [name, entry.isPublic]));
    expect(isPublic).toMatchObject({
      reportShown: false,
      reportDeleted: false,
      reportReminded: false,
      reportSubmitted: visibility !== "unconfirmed",
    });
  });
});

test("sizes are asked for where there are photos, and a mail where somebody can be told", () => {
  const sent = (visibility: Visibility, photos: number) =>
    entries.reportSubmitted(subject(visibility), { categoryCode: "litter", photos }).reactions;
  expect(sent("public", 2)).toEqual(["make-photo-sizes", "mail-report-received"]);
  expect(sent("public", 0)).toEqual(["mail-report-received"]);
  expect(sent("unconfirmed", 1)).toEqual(["make-photo-sizes"]);
  expect(sent("unconfirmed", 0)).toEqual([]);
});
