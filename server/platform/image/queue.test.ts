import { describe, expect, it } from "vitest";
import type { ImageJob } from "./messages.ts";
import { nextTask, type Task } from "./queue.ts";

const clean: ImageJob = {
  kind: "clean",
  input: "/in",
  output: "/out",
  limits: { bytes: 1, pixels: 1, longestSide: 1 },
};
const sizes: ImageJob = { kind: "sizes", input: "/in", outputs: [] };

let lastId = 0;
const task = (job: ImageJob, parts: Partial<Task> = {}): Task => ({
  id: ++lastId,
  job,
  deaths: 0,
  alone: false,
  queuedAt: 0,
  timer: null,
  resolve: () => undefined,
  reject: () => undefined,
  ...parts,
});

const rules = { parallel: 2, patienceMs: 100 };
const next = (waiting: Task[], running: Task[], now = 1) => nextTask(waiting, running, now, rules);

describe("nextTask", () => {
  const photo = task(clean);
  const second = task(clean);
  const copies = task(sizes);

  it("has nothing to do", () => expect(next([], [])).toBeNull());
  it("takes photos in order", () => expect(next([photo, second], [])).toBe(photo));
  it("takes a second beside the first", () => expect(next([second], [photo])).toBe(second));
  it("stops at the number that may run", () => {
    expect(next([photo], [second, task(clean)])).toBeNull();
  });
  it("takes a photo before sizes that came first", () => {
    expect(next([copies, photo], [])).toBe(photo);
  });
  it("makes sizes when no photo is there", () => expect(next([copies], [])).toBe(copies));
  it("makes no sizes beside a photo", () => expect(next([copies], [photo])).toBeNull());
  it("starts a photo beside sizes", () => expect(next([photo], [copies])).toBe(photo));
  it("makes one set of sizes at a time", () => expect(next([task(sizes)], [copies])).toBeNull());
  it("makes sizes first once they have waited long enough", () => {
    expect(next([photo, copies], [second], 101)).toBe(copies);
    expect(next([photo, copies], [task(sizes)], 101)).toBe(photo);
  });
  it("runs what the process died with by itself", () => {
    const retried = task(clean, { alone: true });
    expect(next([retried, photo], [second])).toBeNull();
    expect(next([retried, photo], [])).toBe(retried);
    expect(next([photo], [retried])).toBeNull();
  });
});
