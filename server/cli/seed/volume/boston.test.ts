import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import bostonTypes from "@/db/seed/boston-types.json";
import { seedCategories } from "../duties.ts";
import { cityGround } from "../places.ts";
import { randomFrom } from "../random.ts";
import { bostonIncidents, categoriesOf, endingOf, momentIn2015 } from "./boston.ts";

const folder = mkdtempSync(path.join(tmpdir(), "boston-"));
afterAll(() => rmSync(folder, { recursive: true }));

const header =
  "CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,OnTime_Status,CASE_STATUS,CLOSURE_REASON,CASE_TITLE,SUBJECT,REASON,TYPE,Department,SubmittedPhoto,neighborhood,LATITUDE,LONGITUDE,Source";
const row = (opened: string, closed: string, type: string, lat: string, lng: string) =>
  `1,${opened},,${closed},ONTIME,${closed ? "Closed" : "Open"},,t,s,r,${type},d,,n,${lat},${lng},x`;

describe("categoriesOf", () => {
  it.each([
    [{ REASON: "Street Lights", TYPE: "Street Light Outages" }, "street-light"],
    [{ REASON: "Highway Maintenance", TYPE: "Pothole Repair (Internal)" }, "road-hole"],
    [{ REASON: "Sanitation", TYPE: "Schedule a Bulk Item Pickup SS" }, "illegal-dumping"],
    [{ REASON: "Housing", TYPE: "Lead" }, "neighbour-care"],
  ])("%j", (request, expected) => {
    expect(categoriesOf(request)).toContain(expected);
  });

  it("leaves out what is none of ours, and names only categories we have", () => {
    expect(
      categoriesOf({ REASON: "Weights and Measures", TYPE: "Short Measure - Gas" }),
    ).toBeNull();
    const known = seedCategories();
    const named = (bostonTypes as [string, string[]][]).flatMap(([, codes]) => codes);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });
});

describe("momentIn2015", () => {
  it.each([
    ["01/01/2015 12:20:09 AM", 1_209_000],
    ["01/01/2015 12:00:00 PM", 43_200_000],
    ["12/31/2015 11:59:59 PM", 365 * 86_400_000 - 1_000],
    ["", null],
    ["yesterday", null],
  ])("%s is %s", (text, expected) => {
    expect(momentIn2015(text)).toBe(expected);
  });
});

describe("endingOf", () => {
  it.each([
    ["Open", "", "wait"],
    ["Closed", "Case Closed Case Resolved", "fix"],
    ["Closed", "Case Closed Duplicate of Existing Case", "mark-duplicate"],
    ["Closed", "Case Closed ROA: Refer to Other Agency", "hand-over"],
    ["Closed", "Case Closed NOVIO: No Violation Found", "refuse"],
    ["Closed", "Case Closed ADCLSD: Administratively Closed", "close-unanswered"],
  ])("%s, %s: %s", (status, reason, expected) => {
    expect(endingOf({ CASE_STATUS: status, CLOSURE_REASON: reason })).toBe(expected);
  });
});

describe("bostonIncidents", () => {
  const file = path.join(folder, "boston.csv.gz");
  const lines = [
    header,
    row("03/01/2015 08:00:00 AM", "03/04/2015 08:00:00 AM", "Graffiti Removal", "42.3", "-71.06"),
    row("09/01/2015 08:00:00 AM", "", "Street Light Outages", "42.36", "-71.09"),
    row("09/01/2015 08:00:00 AM", "", "Street Light Outages", "42.3594", "-71.0587"),
  ];
  writeFileSync(file, gzipSync(lines.join("\n")));
  const until = Date.parse("2026-11-01T00:00:00+09:00");

  it("repeats the year in three years, on the ground of the city", async () => {
    const next = await bostonIncidents(file, 60, until, cityGround(new Map()));
    const random = randomFrom("boston");
    const all = Array.from({ length: 60 }, (_, nth) => next(nth, random));
    expect(new Set(all.map(({ category }) => category))).toEqual(
      new Set(["graffiti", "street-light"]),
    );
    expect(new Set(all.map(({ at }) => new Date(at).getUTCFullYear())).size).toBeGreaterThanOrEqual(
      3,
    );
    expect(all.every(({ at }) => at < until)).toBe(true);
    for (const { category, at, closedAt, ending } of all) {
      if (category === "graffiti") expect((closedAt ?? 0) - at).toBe(3 * 86_400_000);
      else expect([closedAt, ending]).toEqual([null, "wait"]);
    }
  });
});
