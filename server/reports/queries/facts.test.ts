import { describe, expect, test } from "vitest";
import { newId } from "@/server/core/ids.ts";
import { contextOf, guest } from "@/server/testing/people.ts";
import { makeReport } from "@/server/testing/reports.ts";
import { isReported } from "./facts.ts";

describe("a form's id", () => {
  test("is known once the form has become a report, and says no more than that", async () => {
    const ctx = await contextOf(guest());
    const { id } = await makeReport();
    expect(await isReported(ctx, id)).toBe(true);
    expect(await isReported(ctx, newId())).toBe(false);
  });
});
