import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { diskStorage, removeHalves } from "./disk.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "machikado-disk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("diskStorage", () => {
  it("keeps a file at its key, for the owner alone, and leaves no half of one", async () => {
    const root = path.join(folder, "not", "made", "yet");
    await diskStorage(root).put("ab/x.jpg", Buffer.from("x"), "image/jpeg");
    expect(statSync(path.join(root, "ab/x.jpg")).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.join(root, ".incoming"))).toEqual([]);
  });

  it("keeps what was there when the new file cannot be read", async () => {
    const root = path.join(folder, "kept");
    const storage = diskStorage(root);
    await storage.put("ab/x.jpg", Buffer.from("old"), "image/jpeg");
    await expect(storage.put("ab/x.jpg", folder, "image/jpeg")).rejects.toThrow();
    expect((await storage.get("ab/x.jpg"))?.size).toBe(3);
    expect(readdirSync(path.join(root, ".incoming"))).toEqual([]);
  });

  it("does not list what is still being written, nor take a folder for a file", async () => {
    const root = path.join(folder, "halves");
    const storage = diskStorage(root);
    await storage.put("ab/x.jpg", Buffer.from("x"), "image/jpeg");
    writeFileSync(path.join(root, ".incoming", "half"), "half");
    mkdirSync(path.join(root, "cd.jpg"));
    const keys = [];
    for await (const { key } of storage.list("")) keys.push(key);
    expect(keys).toEqual(["ab/x.jpg"]);
    expect(await storage.get("cd.jpg")).toBeNull();
  });
});

describe("removeHalves", () => {
  it("removes what is older, and nothing where there is no folder", async () => {
    const root = path.join(folder, "killed");
    const place = path.join(root, ".incoming");
    mkdirSync(place, { recursive: true });
    for (const name of ["old", "new"]) writeFileSync(path.join(place, name), "x");
    utimesSync(path.join(place, "old"), 1_000, 1_000);
    expect(await removeHalves(root, new Date(Date.now() - 60_000))).toBe(1);
    expect(readdirSync(place)).toEqual(["new"]);
    expect(await removeHalves(path.join(folder, "none"), new Date())).toBe(0);
  });
});
