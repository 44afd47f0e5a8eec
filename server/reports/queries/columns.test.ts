import { getTableColumns } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { schema } from "@/db/client.ts";

/**
 * Every column is declared here: shown to the public, or private. A new one fails this test until
 * somebody has decided, and the projections (`cardColumns`, `detail`, `commentsOf`) say the same.
 */
const declared = {
  report: {
    shown: [
      "id",
      "number",
      "kind",
      "categoryCode",
      "wardCode",
      "townName",
      "place",
      "title",
      "body",
      "lang",
      "answers",
      "status",
      "stateGroup",
      "visibility",
      "officeCode",
      "answerDueOn",
      "workDueOn",
      "answeredAt",
      "supportCount",
      "commentCount",
      "photoCount",
      "createdAt",
    ],
    private: [
      "publicationRule",
      "photosInOpenData",
      "unnamed",
      "reporterId",
      "endedAt",
      "duplicateOf",
      "consentVersion",
      "seenAt",
      "publishedAt",
      "updatedAt",
      "remindedAt",
    ],
  },
  reportContact: { shown: [], private: ["reportId", "address", "locale"] },
  photo: {
    shown: ["storageKey", "alt", "width", "height", "colour", "position"],
    private: [
      "id",
      "reportId",
      "draftHash",
      "formId",
      "bytes",
      "sha256",
      "sizes",
      "shown",
      "createdAt",
    ],
  },
  comment: {
    shown: ["id", "body", "lang", "officeCode", "createdAt"],
    private: ["reportId", "authorId", "visibility"],
  },
  person: {
    shown: ["displayName"],
    private: ["id", "locale", "sessionVersion", "demo", "createdAt", "deletedAt"],
  },
  personEmail: { shown: [], private: ["personId", "address", "verifiedAt"] },
} as const;

describe.each(Object.entries(declared))("%s", (table, columns) => {
  test("has no column that is neither public nor declared private", () => {
    const known = Object.keys(getTableColumns(schema[table as keyof typeof declared]));
    const told = [...columns.shown, ...columns.private];
    expect(known.sort()).toEqual([...told].sort());
    expect(new Set(told).size).toBe(told.length);
  });
});
