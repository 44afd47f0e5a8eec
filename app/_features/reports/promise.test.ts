import { describe, expect, it } from "vitest";
import { capital, dayMoment, keptDate, namedDate, shortDay } from "./promise.ts";

const now = new Date("2026-11-24T03:00:00+09:00");
const waiting = {
  group: "recv" as const,
  answerDueOn: "2026-11-27",
  workDueOn: null,
  answeredAt: null,
};

describe("namedDate", () => {
  it("is that of the first answer while there is none", () => {
    expect(namedDate(waiting, now)).toMatchObject({ kind: "answer", left: 3, look: "near" });
  });

  it("goes away with the answer", () => {
    expect(namedDate({ ...waiting, answeredAt: "2026-11-23T00:00:00Z" }, now)).toBe(null);
  });

  it("is that of the work as soon as there is one", () => {
    const planned = { ...waiting, group: "plan" as const, workDueOn: "2026-12-11" };
    expect(namedDate(planned, now)).toMatchObject({ kind: "work", left: 17, look: "far" });
  });

  it.each([
    ["2026-12-01", 7, "near"],
    ["2026-12-02", 8, "far"],
    ["2026-11-24", 0, "near"],
    ["2026-11-23", -1, "passed"],
  ])("counts the city's calendar days until %s", (workDueOn, left, look) => {
    expect(namedDate({ ...waiting, workDueOn }, now)).toMatchObject({ left, look });
  });

  it("counts days by the city's clock, not the machine's", () => {
    const lateEvening = new Date("2026-11-24T23:59:00+09:00");
    expect(namedDate({ ...waiting, workDueOn: "2026-11-25" }, lateEvening)?.left).toBe(1);
  });

  it.each(["done", "out"] as const)("is not said any more when the report is %s", (group) => {
    expect(namedDate({ ...waiting, group, workDueOn: "2026-11-20" }, now)).toBe(null);
  });
});

describe("keptDate", () => {
  it("counts the whole day as in time", () => {
    expect(keptDate("2026-11-30", "2026-11-30T14:59:00Z")).toBe(true);
    expect(keptDate("2026-11-30", "2026-11-30T15:01:00Z")).toBe(false);
  });

  it("says nothing without a date or without an end", () => {
    expect(keptDate(null, "2026-11-30T00:00:00Z")).toBe(null);
    expect(keptDate("2026-11-30", null)).toBe(null);
  });
});

describe("words for a date", () => {
  it("are short, by the city's clock", () => {
    const lateEvening = new Date("2026-11-30T14:30:00Z");
    expect(shortDay("ja", lateEvening)).toBe("11月30日");
    expect(shortDay("en", lateEvening)).toBe("30 Nov");
  });

  it("begin with a capital letter where there are any", () => {
    expect(capital("answer date")).toBe("Answer date");
    expect(capital("回答予定日")).toBe("回答予定日");
    expect(capital("")).toBe("");
  });
});

describe("dayMoment", () => {
  it("lies inside the city's day", () => {
    expect(dayMoment("2026-11-30").toISOString()).toBe("2026-11-30T03:00:00.000Z");
  });
});
