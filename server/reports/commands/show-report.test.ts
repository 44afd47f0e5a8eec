import { describe, expect, test } from "vitest";
import { newId } from "@/server/core/ids.ts";
import { PAGE_CHANGED } from "@/server/core/journal.ts";
import { ELSEWHERE, reaches } from "@/server/testing/actors.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { meanwhile } from "@/server/testing/meanwhile.ts";
import { contextOf, grant, guest, makePerson, system, testCity } from "@/server/testing/people.ts";
import {
  deltasAfter,
  journalOf,
  KITA,
  lastDelta,
  makeReport,
  photosOf,
  reportRow,
} from "@/server/testing/reports.ts";
import { visibilities } from "../lifecycle.ts";
import { reportByNumber } from "../queries/report-page.ts";
import { showing } from "../schema.ts";
import { showReport } from "./show-report.ts";

const NOON = "2026-11-18T03:00:00.000Z";

async function asStaff(reach: Parameters<typeof grant>[1] = {}) {
  const { actor } = await makePerson({ grants: [grant("report.publish", reach)] });
  return contextOf(actor, { now: NOON });
}

const decidable = ["waiting", "public", "hidden"] as const;

describe.each(decidable)("a report that is %s", (from) => {
  test.each(showing.options)("can be shown as %s", async (how) => {
    const createdAt = new Date("2026-11-17T03:00:00.000Z");
    const report = await makeReport({ visibility: from, photos: [true, false], createdAt });
    const before = await lastDelta();
    const ctx = await asStaff();
    expect(await showReport(ctx, { id: report.id, showing: how })).toEqual({
      number: report.number,
    });
    const to = how === "hidden" ? "hidden" : "public";
    const row = await reportRow(report.id);
    expect(row).toMatchObject({ visibility: to, updatedAt: new Date(NOON), createdAt });
    const shown = how === "with-photos";
    expect((await photosOf(report.id)).map((photo) => photo.shown)).toEqual([shown, shown]);
    expect((await deltasAfter(before)).map(({ amount }) => amount)).toEqual(
      from === to || (from !== "public" && to !== "public") ? [] : [to === "public" ? 1 : -1],
    );
    expect(await journalOf(report.id)).toMatchObject([
      { name: "reportShown", is_public: false, data: { from, to, photos: shown }, reactions: [] },
    ]);
  });

  test("keeps the first moment it was public", async () => {
    const createdAt = new Date("2026-11-17T03:00:00.000Z");
    const report = await makeReport({ visibility: from, createdAt });
    for (const how of ["words-only", "hidden", "with-photos"] as const)
      await showReport(await asStaff(), { id: report.id, showing: how });
    expect((await reportRow(report.id)).publishedAt).toEqual(
      from === "public" ? createdAt : new Date(NOON),
    );
  });
});

describe.each(["unconfirmed", "private"] as const)(
  "showReport of a report that is %s",
  (visibility) => {
    test.each(showing.options)(
      "as %s is forbidden or not found, even for an administrator",
      async (how) => {
        const report = await makeReport({ visibility });
        const grants = [grant("report.publish"), grant("report.read-private")];
        const { actor } = await makePerson({ grants });
        const call = showReport(await contextOf(actor), { id: report.id, showing: how });
        await expectRefusal(call, visibility === "private" ? "forbidden" : "not_found");
        expect((await reportRow(report.id)).visibility).toBe(visibility);
      },
    );
  },
);

describe("showReport of a public report", () => {
  const office = "road-north";

  test.each(reaches)(
    "by staff of $reach: allowed $covers, else forbidden",
    async ({ at, covers }) => {
      const report = await makeReport({ at: KITA, officeCode: office });
      const call = showReport(await asStaff(at), { id: report.id, showing: "hidden" });
      if (covers) await call;
      else await expectRefusal(call, "forbidden");
      expect((await reportRow(report.id)).visibility).toBe(covers ? "hidden" : "public");
    },
  );

  test("is forbidden for its reporter, for others and for the system", async () => {
    const report = await makeReport();
    const reporter = {
      kind: "person",
      id: report.reporterId ?? "",
      draftHash: null,
      grants: [],
    } as const;
    const mover = await makePerson({ grants: [grant("report.move"), grant("people.administer")] });
    for (const actor of [reporter, mover.actor, guest(), system])
      await expectRefusal(
        showReport(await contextOf(actor), { id: report.id, showing: "hidden" }),
        "forbidden",
      );
  });
});

test.each(visibilities.filter((one) => one !== "public"))(
  "showReport of a report that is %s is not found for who may not know of it",
  async (visibility) => {
    const report = await makeReport({ visibility });
    const elsewhere = await makePerson({
      grants: [grant("report.publish", ELSEWHERE), grant("report.read-private", ELSEWHERE)],
    });
    for (const actor of [elsewhere.actor, (await makePerson()).actor, guest(), system]) {
      const call = showReport(await contextOf(actor), { id: report.id, showing: "with-photos" });
      await expectRefusal(call, "not_found");
    }
  },
);

test.each(["", "x", "\0", newId()])("showReport of the id %j is not found", async (id) => {
  await expectRefusal(showReport(await asStaff(), { id, showing: "hidden" }), "not_found");
});

test("showReport after somebody else decided is a conflict", async () => {
  const report = await makeReport({ visibility: "public" });
  const before = await lastDelta();
  const ctx = await asStaff();
  const slow = meanwhile(await asStaff(), () =>
    showReport(ctx, { id: report.id, showing: "hidden" }),
  );
  const call = showReport(slow, { id: report.id, showing: "hidden" });
  await expectRefusal(call, "conflict", "changedMeanwhile");
  expect((await deltasAfter(before)).map(({ amount }) => amount)).toEqual([-1]);
});

test("hiding is heard by the page caches with the commit, and a signed-out reader finds nothing", async () => {
  const open = await testCity();
  const report = await makeReport();
  const heard: string[] = [];
  const stop = await open.listen(PAGE_CHANGED, {
    onMessage: (payload) => heard.push(payload),
    onLost: () => {},
    onBack: () => {},
  });
  const reader = await contextOf(guest());
  expect((await reportByNumber(reader, report.number)).card.id).toBe(report.id);
  await showReport(await asStaff(), { id: report.id, showing: "hidden" });
  await expectRefusal(reportByNumber(reader, report.number), "not_found");
  await expect
    .poll(() => heard.map((payload) => JSON.parse(payload)))
    .toContainEqual([`report:${report.number}`, `ward:${KITA.wardCode}`, "reports"]);
  await stop();
});
