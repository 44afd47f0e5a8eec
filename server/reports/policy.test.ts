import { describe, expect, test } from "vitest";
import { everyActor, type NamedActor, REPORTER } from "@/server/testing/actors.ts";
import { everyReport, facts, minutesLater, SENT } from "@/server/testing/report-facts.ts";
import { moveNames, moves, statuses, visibilities } from "./lifecycle.ts";
import { can, reportPolicy } from "./policy.ts";

type Cell = (typeof everyReport)[number];

/** The matrix as it should be, told by what is seen and not by how the policy is written. */
const expected = {
  read: ({ isReporter, holdsHere }: NamedActor, { report }: Cell) => {
    if (report.visibility === "public" || isReporter) return true;
    if (holdsHere.includes("report.read-private")) return report.visibility !== "unconfirmed";
    return (
      holdsHere.includes("report.publish") && ["waiting", "hidden"].includes(report.visibility)
    );
  },
  readAll: ({ isReporter, holdsHere }: NamedActor, { report }: Cell) =>
    isReporter ||
    (holdsHere.includes("report.read-private") && report.visibility !== "unconfirmed") ||
    (holdsHere.includes("report.publish") &&
      ["waiting", "public", "hidden"].includes(report.visibility)),
  edit: ({ isReporter }: NamedActor, { report, rule, inTime }: Cell) => {
    if (!isReporter || !inTime || report.status !== "received") return false;
    if (rule === "after-look")
      return ["unconfirmed", "waiting", "private"].includes(report.visibility);
    return report.visibility !== "hidden";
  },
  withdraw: ({ isReporter }: NamedActor, { report }: Cell) =>
    isReporter &&
    ["received", "acknowledged", "investigating", "scheduled", "in-progress"].includes(
      report.status,
    ),
  publish: ({ holdsHere }: NamedActor, { report }: Cell) =>
    holdsHere.includes("report.publish") &&
    ["waiting", "public", "hidden"].includes(report.visibility),
};

const decided = {
  read: ({ actor }: NamedActor, { report }: Cell) => reportPolicy.read(actor, report),
  readAll: ({ actor }: NamedActor, { report }: Cell) => reportPolicy.readAll(actor, report),
  edit: ({ actor }: NamedActor, { report, now }: Cell) => reportPolicy.edit(actor, report, now),
  withdraw: ({ actor }: NamedActor, { report }: Cell) => reportPolicy.withdraw(actor, report),
  publish: ({ actor }: NamedActor, { report }: Cell) => reportPolicy.publish(actor, report),
};

const show = ({ report, rule, now }: Cell) =>
  `${report.visibility} ${report.status} ${rule} after ${now.getTime() - SENT.getTime()} ms`;

describe.each(["read", "readAll", "edit", "withdraw", "publish"] as const)("who may %s", (verb) => {
  test.each(everyActor)("$name", (who) => {
    const wrong = everyReport.filter(
      (cell) => decided[verb](who, cell) !== expected[verb](who, cell),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("somebody may, somebody may not", () => {
    const answers = everyActor.flatMap((who) =>
      everyReport.map((cell) => decided[verb](who, cell)),
    );
    expect(new Set(answers)).toEqual(new Set([true, false]));
  });
});

describe("who may make a staff move", () => {
  test.each(everyActor)("$name", ({ actor, holdsHere }) => {
    const wrong = visibilities.flatMap((visibility) =>
      statuses.flatMap((status) =>
        moveNames
          .filter((move) => {
            const knows = (moves[move].from as readonly string[]).includes(status);
            const should = move !== "withdraw" && knows && holdsHere.includes("report.move");
            return reportPolicy.move(actor, facts(visibility, status), move) !== should;
          })
          .map((move) => `${move} from ${status}, ${visibility}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe("who may correct the address of a code", () => {
  test.each(everyActor)("$name", ({ actor }) => {
    for (const visibility of visibilities)
      for (const isSender of [true, false])
        expect(reportPolicy.correctAddress(actor, facts(visibility), isSender)).toBe(
          isSender && actor.kind !== "system" && visibility === "unconfirmed",
        );
  });
});

describe("who may send and confirm", () => {
  test.each(everyActor)("$name", ({ actor }) => {
    expect(reportPolicy.submit(actor)).toBe(actor.kind !== "system");
    expect(reportPolicy.sendDraft(actor)).toBe(actor.kind !== "system");
    for (const visibility of visibilities)
      for (const codeCame of [true, false])
        expect(reportPolicy.confirm(actor, facts(visibility), codeCame)).toBe(
          codeCame && actor.kind === "person" && visibility === "unconfirmed",
        );
  });
});

test("a report nobody owns yet is nobody's, not everybody's", () => {
  const unowned = { ...facts("unconfirmed"), reporterId: null };
  for (const { actor } of everyActor) {
    expect(reportPolicy.read(actor, unowned)).toBe(false);
    expect(reportPolicy.edit(actor, unowned, SENT)).toBe(false);
    expect(reportPolicy.withdraw(actor, unowned)).toBe(false);
  }
});

test("what the screen is told is what the policies say", () => {
  const told = everyActor.flatMap(({ actor }) =>
    everyReport.map(({ report, now }) => can(actor, report, now).join(" ")),
  );
  const decisions = everyActor.flatMap((who) =>
    everyReport.map((cell) =>
      (["edit", "withdraw", "publish"] as const)
        .filter((verb) => decided[verb](who, cell))
        .join(" "),
    ),
  );
  expect(told).toEqual(decisions);
});

test("a clock that runs back does not lengthen nor cut the time for changes", () => {
  const reporter = everyActor.find(({ isReporter }) => isReporter)?.actor;
  if (!reporter) throw new Error("no reporter");
  expect(
    reportPolicy.edit(reporter, { ...facts("public"), reporterId: REPORTER }, minutesLater(-5)),
  ).toBe(true);
});
