import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashOf, isStamped } from "./stamps.mjs";
import { isAlive, liveHolder, self } from "./start-checks.mjs";
import { takeStartLock } from "./start-lock.mjs";
import { countPlaywright, countVitest } from "./testing/steps.mjs";

let folder = "";
const inFolder = (name) => path.join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "machikado-scripts-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const GONE = { pid: 2 ** 22 + 1, startedAt: "1" };

describe("the holder of a lock", () => {
  it("lives, has ended, or was somebody else with the same number", () => {
    expect(isAlive(self())).toBe(true);
    expect(isAlive({ pid: process.pid })).toBe(true);
    expect(isAlive(GONE)).toBe(false);
    if (self().startedAt) expect(isAlive({ ...self(), startedAt: "1" })).toBe(false);
  });

  it("is nobody when there is no file, or half a one", () => {
    expect(liveHolder(inFolder("lock"))).toBeNull();
    writeFileSync(inFolder("lock"), '{"pid":');
    expect(liveHolder(inFolder("lock"))).toBeNull();
  });
});

describe("the lock of a start", () => {
  const lock = () => inFolder("deep/start.lock");

  it("is taken where nobody has it, and where its holder has ended", async () => {
    await takeStartLock(lock());
    expect(JSON.parse(readFileSync(lock(), "utf8"))).toEqual(self());
    writeFileSync(lock(), JSON.stringify(GONE));
    await takeStartLock(lock());
    expect(JSON.parse(readFileSync(lock(), "utf8")).pid).toBe(process.pid);
    expect(readdirSync(inFolder("deep"))).toEqual(["start.lock"]);
  });

  it("is waited for", async () => {
    mkdirSync(inFolder("deep"));
    writeFileSync(inFolder("other"), JSON.stringify(self()));
    linkSync(inFolder("other"), lock());
    let taken = false;
    const work = takeStartLock(lock()).then(() => {
      taken = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(taken).toBe(false);
    rmSync(lock());
    await work;
  });
});

describe("stamps", () => {
  it("change with names and contents, not with tests", () => {
    const hash = () => hashOf([folder]);
    const empty = hash();
    writeFileSync(inFolder("a.ts"), "1");
    const one = hash();
    writeFileSync(inFolder("a.test.ts"), "1");
    writeFileSync(inFolder(".hidden"), "1");
    expect(hash()).toBe(one);
    writeFileSync(inFolder("a.ts"), "2");
    expect(new Set([empty, one, hash()]).size).toBe(3);
  });

  it("count only with what they vouch for", () => {
    const stamp = inFolder("stamp");
    expect(isStamped(stamp, "x")).toBe(false);
    writeFileSync(stamp, "x");
    expect(isStamped(stamp, "x")).toBe(true);
    expect(isStamped(stamp, "y")).toBe(false);
    expect(isStamped(stamp, "x", inFolder("built"))).toBe(false);
  });
});

describe("counting", () => {
  const passed = { status: "passed", assertionResults: [{ status: "passed" }] };
  const failed = { status: "failed", assertionResults: [{ status: "failed" }] };
  const unloaded = { status: "failed", assertionResults: [] };
  const counts = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };

  it("takes a file that could not be loaded for one failure", () => {
    const testResults = [passed, failed, unloaded];
    expect(countVitest({ ...counts, testResults })).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it("takes an error outside the tests for one failure", () => {
    const stats = { expected: 3, unexpected: 1, flaky: 0, skipped: 2 };
    expect(countPlaywright({ stats })).toEqual({ passed: 3, failed: 1, skipped: 2 });
    expect(countPlaywright({ stats, errors: [{}] }).failed).toBe(2);
  });
});
