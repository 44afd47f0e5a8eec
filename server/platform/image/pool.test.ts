import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ImageError } from "./image-error.ts";
import { fakeProcess, limits, temporaryFolder, testPool } from "./test-pool.ts";

const folder = temporaryFolder();
const done = '{ result: { width: 1, height: 1, bytes: 1, sha256: "", colour: "#000000" } }';
let files = 0;
const job = (input = "/good") => ({
  input,
  output: path.join(folder, `out-${++files}.jpg`),
  limits,
});
const coded = (code: string) => expect.objectContaining({ name: "ImageError", code });

describe("a pool whose process", () => {
  it("is killed in the middle of a job tries it once more", async () => {
    const mark = path.join(folder, "died-once");
    const script = fakeProcess(
      folder,
      "dies-once",
      `import { existsSync, writeFileSync } from "node:fs";
       process.on("message", ({ id }) => {
         if (existsSync(${JSON.stringify(mark)})) return answer(id, ${done});
         writeFileSync(${JSON.stringify(mark)}, "");
         process.kill(process.pid, "SIGKILL");
       });`,
    );
    await expect(testPool({ script }).clean(job())).resolves.toMatchObject({ width: 1 });
  });

  it("dies of one picture refuses that one and takes the others", async () => {
    const script = fakeProcess(
      folder,
      "dies-of-bad",
      `process.on("message", ({ id, job }) => {
         if (job.input === "/bad") process.exit(1);
         setTimeout(() => answer(id, ${done}), 20);
       });`,
    );
    const pool = testPool({ script });
    const bad = job("/bad");
    writeFileSync(bad.output, "half of it");
    const ends = await Promise.allSettled([pool.clean(job()), pool.clean(bad), pool.clean(job())]);
    expect(ends.map((end) => end.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(ends[1]).toMatchObject({ reason: coded("broken") });
    expect(existsSync(bad.output)).toBe(false);
    await expect(pool.clean(job())).resolves.toMatchObject({ width: 1 });
  });

  it("hangs is killed when the time is over, and the others still come through", async () => {
    const script = fakeProcess(
      folder,
      "hangs",
      `process.on("message", ({ id, job }) => {
         if (job.input === "/hang") return;
         setTimeout(() => answer(id, ${done}), 200);
       });`,
    );
    const pool = testPool({ script, jobTimeoutMs: 3_000 });
    const hang = pool.clean(job("/hang"));
    const others = [pool.clean(job()), pool.clean(job()), pool.clean(job())];
    await expect(hang).rejects.toEqual(coded("busy"));
    await expect(Promise.all(others)).resolves.toHaveLength(3);
  });

  it("does not start says so, and not that the picture is broken", async () => {
    const missing = testPool({ script: path.join(folder, "nothing-here.mjs") });
    const end = await missing.clean(job()).catch((error: unknown) => error);
    expect(end).toBeInstanceOf(Error);
    expect(end).not.toBeInstanceOf(ImageError);
  });

  it("has grown is replaced", async () => {
    const script = fakeProcess(
      folder,
      "grows",
      `process.on("message", ({ id }) =>
         process.send({ id, residentBytes: 500, result: { width: process.pid } }));`,
    );
    const pool = testPool({ script, heavyBytes: 400 });
    const first = await pool.clean(job());
    expect((await pool.clean(job())).width).not.toBe(first.width);
    const light = testPool({ script, heavyBytes: 600 });
    const kept = await light.clean(job());
    expect((await light.clean(job())).width).toBe(kept.width);
  });

  it("has nothing to do ends, and starts again", async () => {
    const script = fakeProcess(
      folder,
      "rests",
      'process.on("message", ({ id }) => answer(id, { result: { width: process.pid } }));',
    );
    const pool = testPool({ script, idleMs: 30 });
    const { width: pid } = await pool.clean(job());
    await expect.poll(() => isAlive(pid), { timeout: 3_000 }).toBe(false);
    expect((await pool.clean(job())).width).not.toBe(pid);
  });
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("a pool", () => {
  const slow = () =>
    fakeProcess(
      folder,
      "slow",
      `process.on("message", ({ id }) => setTimeout(() => answer(id, ${done}), 50));`,
    );

  it("is busy when too many wait", async () => {
    const pool = testPool({ script: slow(), maxWaiting: 2, parallel: 1 });
    const ends = await Promise.allSettled(Array.from({ length: 5 }, () => pool.clean(job())));
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(3);
    expect(ends[4]).toMatchObject({ reason: coded("busy") });
  });

  it("rejects what is left when it is closed, and everything after", async () => {
    const pool = testPool({ script: slow(), parallel: 1 });
    const ends = Promise.allSettled([pool.clean(job()), pool.clean(job())]);
    pool.close();
    for (const end of await ends) expect(end).toMatchObject({ reason: coded("busy") });
    await expect(pool.clean(job())).rejects.toEqual(coded("busy"));
  });

  it("tells its process nothing of the installation", async () => {
    process.env.MACHIKADO_SECRET = "kept from strangers";
    const script = fakeProcess(
      folder,
      "tells",
      `process.on("message", ({ id }) => answer(id, { failure: JSON.stringify(process.env) }));`,
    );
    const end = await testPool({ script })
      .clean(job())
      .catch((error: Error) => error.message);
    delete process.env.MACHIKADO_SECRET;
    expect(end).toContain("PATH");
    expect(end).not.toContain("kept from strangers");
  });

  it("starts its process ahead when it is warmed", async () => {
    const mark = path.join(folder, "warmed");
    const script = fakeProcess(
      folder,
      "warm",
      `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(mark)}, "");`,
    );
    testPool({ script }).warm();
    await expect.poll(() => existsSync(mark), { timeout: 3_000 }).toBe(true);
  });
});
