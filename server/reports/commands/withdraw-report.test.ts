import { describe, expect, test } from "vitest";
import { newId } from "@/server/core/ids.ts";
import { expectRefusal } from "@/server/testing/errors.ts";
import { meanwhile } from "@/server/testing/meanwhile.ts";
import { contextOf, grant, guest, makePerson, system } from "@/server/testing/people.ts";
import {
  deltasAfter,
  journalOf,
  lastDelta,
  makeReport,
  reportRow,
} from "@/server/testing/reports.ts";
import { canMove, stateGroups, statuses, statusTable, visibilities } from "../lifecycle.ts";
import { showReport } from "./show-report.ts";
import { withdrawReport } from "./withdraw-report.ts";

const NOON = "2026-11-18T03:00:00.000Z";
const OUT = stateGroups.indexOf("out");

async function mine(options: Parameters<typeof makeReport>[0] = {}) {
  const person = await makePerson();
  const report = await makeReport({ reporterId: person.id, ...options });
  const before = await lastDelta();
  return { person, report, before, ctx: await contextOf(person.actor, { now: NOON }) };
}

const moves = async (after: number) =>
  (await deltasAfter(after)).map(({ group, amount }) => [group, amount]);

describe.each(statuses)("a report that is %s", (status) => {
  const { group } = statusTable[status];

  test("is withdrawn by its reporter where the table knows the move; else forbidden", async () => {
    const { person, report, ctx, before } = await mine({ status });
    if (!canMove("withdraw", status)) {
      await expectRefusal(withdrawReport(ctx, report.id), "forbidden");
      expect(await moves(before)).toEqual([]);
      return;
    }
    expect(await withdrawReport(ctx, report.id)).toEqual({ number: report.number });
    expect(await reportRow(report.id)).toMatchObject({
      status: "withdrawn",
      stateGroup: "out",
      endedAt: new Date(NOON),
      visibility: "public",
    });
    expect(await journalOf(report.id)).toMatchObject([
      {
        name: "reportMoved",
        is_public: true,
        actor_id: person.id,
        data: { move: "withdraw", from: status, to: "withdrawn" },
      },
    ]);
    expect(await moves(before)).toEqual([
      [stateGroups.indexOf(group), -1],
      [OUT, 1],
    ]);
  });

  test("withdrawReport is forbidden for everybody else, staff too", async () => {
    const { report } = await mine({ status });
    const staff = await makePerson({ grants: [grant("report.move"), grant("report.publish")] });
    for (const actor of [guest(), (await makePerson()).actor, staff.actor, system])
      await expectRefusal(withdrawReport(await contextOf(actor), report.id), "forbidden");
  });
});

describe.each(visibilities)("a report that is %s", (visibility) => {
  test("is withdrawn without a trace on the map unless it was on it", async () => {
    const { report, ctx, before } = await mine({ visibility });
    await withdrawReport(ctx, report.id);
    expect(await reportRow(report.id)).toMatchObject({ status: "withdrawn", visibility });
    expect(await moves(before)).toEqual(
      visibility === "public"
        ? [
            [0, -1],
            [OUT, 1],
          ]
        : [],
    );
  });
});

test.each(visibilities.filter((one) => one !== "public"))(
  "withdrawReport of another's report that is %s is not found",
  async (visibility) => {
    const { report } = await mine({ visibility });
    for (const actor of [guest(), (await makePerson()).actor, system])
      await expectRefusal(withdrawReport(await contextOf(actor), report.id), "not_found");
  },
);

test.each(["", "x", "\0", newId()])("withdrawReport of the id %j is not found", async (id) => {
  const { actor } = await makePerson();
  await expectRefusal(withdrawReport(await contextOf(actor), id), "not_found");
});

describe("two at once", () => {
  test("withdrawReport: one wins, the others get a conflict or are forbidden", async () => {
    const { report, ctx, before } = await mine();
    const settled = await Promise.allSettled([1, 2, 3].map(() => withdrawReport(ctx, report.id)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await journalOf(report.id)).toHaveLength(1);
    expect(await moves(before)).toEqual([
      [0, -1],
      [OUT, 1],
    ]);
  });

  test("withdrawReport that read before another withdrew is a conflict", async () => {
    const { report, ctx, before } = await mine();
    const slow = meanwhile(ctx, () => withdrawReport(ctx, report.id));
    await expectRefusal(withdrawReport(slow, report.id), "conflict", "changedMeanwhile");
    expect(await moves(before)).toEqual([
      [0, -1],
      [OUT, 1],
    ]);
  });

  test("withdrawing while staff hide: a conflict, and the map stays right", async () => {
    const { report, ctx, before } = await mine();
    const staff = await makePerson({ grants: [grant("report.publish")] });
    const asStaff = await contextOf(staff.actor);
    const slow = meanwhile(ctx, () => showReport(asStaff, { id: report.id, showing: "hidden" }));
    await expectRefusal(withdrawReport(slow, report.id), "conflict");
    expect(await moves(before)).toEqual([[0, -1]]);
    await withdrawReport(ctx, report.id);
    expect(await moves(before)).toEqual([[0, -1]]);
  });

  test("hiding while its reporter withdraws: a conflict, and the map stays right", async () => {
    const { report, ctx, before } = await mine();
    const staff = await makePerson({ grants: [grant("report.publish")] });
    const hide = { id: report.id, showing: "hidden" } as const;
    const slow = meanwhile(await contextOf(staff.actor), () => withdrawReport(ctx, report.id));
    await expectRefusal(showReport(slow, hide), "conflict", "changedMeanwhile");
    await showReport(await contextOf(staff.actor), hide);
    expect(await moves(before)).toEqual([
      [0, -1],
      [OUT, 1],
      [OUT, -1],
    ]);
  });
});
