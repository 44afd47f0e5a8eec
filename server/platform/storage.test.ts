import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startS3Double } from "./storage/s3-double.ts";
import { doubleToken, startUploadThingDouble } from "./storage/uploadthing-double.ts";
import { openStorage, type Storage } from "./storage.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "machikado-storage-"));
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true, force: true });
});

async function openOnS3(): Promise<Storage> {
  const double = await startS3Double("photos");
  closing.push(double.close);
  return openStorage({
    S3_ENDPOINT: double.address,
    S3_BUCKET: "photos",
    S3_ACCESS_KEY_ID: "test-key",
    S3_SECRET_ACCESS_KEY: "test-secret",
    S3_FORCE_PATH_STYLE: "1",
  });
}

async function openOnUploadThing(): Promise<Storage> {
  const double = await startUploadThingDouble();
  closing.push(double.close);
  return openStorage({
    UPLOADTHING_TOKEN: doubleToken,
    UPLOADTHING_API_URL: `${double.address}/api`,
    UPLOADTHING_INGEST_URL: `${double.address}/ingest`,
    UPLOADTHING_UFS_HOST: double.address.slice("http://".length),
    UPLOADTHING_ACL: "private",
  });
}

const openers: [Storage["kind"], () => Promise<Storage>][] = [
  ["disk", async () => openStorage({}, folder)],
  ["s3", openOnS3],
  ["uploadthing", openOnUploadThing],
];

const bad = [
  "",
  "/etc/passwd.jpg",
  "../secrets.jpg",
  "ab/../../secrets.jpg",
  "ab/./x.jpg",
  "ab//x.jpg",
  "ab/x.jpg/",
  ".incoming/x.jpg",
  "ab/.hidden.jpg",
  "ab\\x.jpg",
  "AB/X.jpg",
  "ab/x y.jpg",
  "ab/x\0.jpg",
  "ab/%2e%2e/x.jpg",
  "ab/写真.jpg",
  "ab/x~y.jpg",
  `${"a".repeat(200)}.jpg`,
];

describe.each(openers)("storage on %s", (kind, open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });
  const read = async (key: string) => {
    const found = await storage.get(key);
    return found && { ...found, stream: undefined, bytes: await buffer(found.stream) };
  };
  const keysIn = async (prefix: string) => {
    const entries = [];
    for await (const entry of storage.list(prefix)) entries.push(entry);
    return entries.sort((a, b) => a.key.localeCompare(b.key));
  };

  it("is what was asked for", () => expect(storage.kind).toBe(kind));

  it("gives back the bytes that were put, with size and type", async () => {
    const bytes = Buffer.from([0, 1, 2, 255, 254, 10, 13, 10]);
    await storage.put("ab/one.jpg", bytes, "image/jpeg");
    expect(await read("ab/one.jpg")).toMatchObject({ bytes, size: 8, contentType: "image/jpeg" });
  });

  it("takes a file by its path, leaves that, and keeps a copy of its own", async () => {
    const file = path.join(folder, `source-${kind}`);
    const bytes = Buffer.alloc(3_000_000, "photo");
    writeFileSync(file, bytes);
    await storage.put("ab/two.webp", file, "image/webp");
    writeFileSync(file, "changed afterwards");
    const found = await read("ab/two.webp");
    expect(found).toMatchObject({ size: 3_000_000, contentType: "image/webp" });
    expect(found?.bytes.equals(bytes)).toBe(true);
  });

  it("takes the same file twice: a retried job does no harm", async () => {
    const bytes = Buffer.from("the same");
    await storage.put("cd/again.jpg", bytes, "image/jpeg");
    await storage.put("cd/again.jpg", bytes, "image/jpeg");
    expect((await read("cd/again.jpg"))?.bytes).toEqual(bytes);
    expect(await keysIn("cd/again")).toHaveLength(1);
  });

  it("has nothing where nothing is", async () => {
    expect(await storage.get("ab/none.jpg")).toBeNull();
    expect(await storage.get("ab/one.jpg/further.jpg")).toBeNull();
  });

  it("fails for a source that is not there, and keeps nothing", async () => {
    const gone = path.join(folder, "gone");
    await expect(storage.put("ab/gone.jpg", gone, "image/jpeg")).rejects.toThrow("ENOENT");
    expect(await storage.get("ab/gone.jpg")).toBeNull();
  });

  it("removes what is there, and does not mind the rest", async () => {
    for (const name of ["x", "y", "z"]) {
      await storage.put(`ef/${name}.jpg`, Buffer.from(name), "image/jpeg");
    }
    await storage.remove(["ef/x.jpg", "ef/y.jpg", "ef/never.jpg"]);
    await storage.remove([]);
    expect(await storage.get("ef/x.jpg")).toBeNull();
    expect(await storage.get("ef/z.jpg").then((found) => found?.stream.destroy())).toBeDefined();
  });

  it("lists by the beginning of the key, over several pages", async () => {
    const before = Date.now() - 60_000;
    const names = ["a1", "a2", "a3", "a4", "a5", "b1"];
    for (const name of names) {
      await storage.put(`list/${name}.jpg`, Buffer.from(name), "image/jpeg");
    }
    const found = await keysIn("list/a");
    expect(found.map(({ key }) => key)).toEqual(
      names.slice(0, 5).map((name) => `list/${name}.jpg`),
    );
    expect(found.every(({ size }) => size === 2)).toBe(true);
    expect(found.every(({ modifiedAt }) => modifiedAt.getTime() > before)).toBe(true);
    expect(await keysIn("nothing/")).toEqual([]);
    expect((await keysIn("")).length).toBeGreaterThanOrEqual(names.length);
  });

  it.each(bad)("refuses the key %j", async (key) => {
    const refused = { name: "StorageKeyError" };
    await expect(storage.put(key, Buffer.from("x"), "image/jpeg")).rejects.toMatchObject(refused);
    await expect(storage.get(key)).rejects.toMatchObject(refused);
    await expect(storage.remove(["ab/one.jpg", key])).rejects.toMatchObject(refused);
  });

  it.each(["../", "/", "a//", ".x", "a/../b"])("refuses to list %j", (prefix) => {
    expect(() => storage.list(prefix)).toThrow("not the beginning of a storage key");
  });

  it("refuses a type that the key does not say, and one it does not know", async () => {
    const bytes = Buffer.from("x");
    await expect(storage.put("ab/x.jpg", bytes, "text/html")).rejects.toThrow("content type");
    await expect(storage.put("ab/x.html", bytes, "text/html")).rejects.toThrow("content type");
  });
});

describe("openStorage", () => {
  it.each([
    [{ S3_BUCKET: "b", UPLOADTHING_TOKEN: "t" }, "Set S3_BUCKET or UPLOADTHING_TOKEN, not both"],
    [{ S3_BUCKET: "b" }, "S3_REGION is not set, but S3_BUCKET is"],
    [
      { S3_BUCKET: "b", S3_ENDPOINT: "http://localhost", S3_SECRET_ACCESS_KEY: "s" },
      "S3_ACCESS_KEY_ID is not set, but S3_BUCKET is",
    ],
  ])("says what is wrong with %j", (variables, sentence) => {
    expect(() => openStorage(variables, folder)).toThrow(sentence);
  });

  it("says that S3 refused, instead of that nothing is there", async () => {
    const double = await startS3Double("photos");
    closing.push(double.close);
    const stranger = openStorage({
      S3_ENDPOINT: double.address,
      S3_BUCKET: "photos",
      S3_ACCESS_KEY_ID: "stranger",
      S3_SECRET_ACCESS_KEY: "x",
      S3_FORCE_PATH_STYLE: "1",
    });
    await expect(stranger.get("ab/x.jpg")).rejects.toThrow();
    await expect(stranger.put("ab/x.jpg", Buffer.from("x"), "image/jpeg")).rejects.toThrow();
  });
});
