import { describe, expect, test } from "vitest";
import { contextOf, guest, system } from "@/server/testing/people.ts";
import { makeReport, type ReportOptions } from "@/server/testing/reports.ts";
import { foldMapDeltas } from "../jobs.ts";
import { wardCounts } from "./ward-counts.ts";

// Tsurumi ward.
const at = { wardCode: "27124", place: { lng: 135.5749, lat: 34.7044 } };
const make = (options: ReportOptions) => makeReport({ at, ...options });
const counts = async () =>
  (await wardCounts(await contextOf(guest()))).get(at.wardCode) ?? { open: 0, done: 0 };

describe("wardCounts", () => {
  test("tells open and finished problems, folded in or not", async () => {
    const { open, done } = await counts();
    await make({ status: "received" });
    await make({ status: "scheduled" });
    await make({ status: "in-progress" });
    await make({ status: "fixed" });
    await make({ status: "will-not-fix" });
    expect(await counts()).toEqual({ open: open + 3, done: done + 1 });
    await foldMapDeltas(await contextOf(system));
    expect(await counts()).toEqual({ open: open + 3, done: done + 1 });
  });

  test("leaves out what is not public", async () => {
    const before = await counts();
    await make({ visibility: "private" });
    await make({ visibility: "waiting" });
    await make({ visibility: "hidden" });
    await foldMapDeltas(await contextOf(system));
    expect(await counts()).toEqual(before);
  });
});
