import { readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type FormLimits, readForm, wellFormed } from "./multipart.ts";
import { file, formFolder, limits, multipart, type Part, post } from "./multipart-bodies.ts";

const { folder, left } = formFolder();
const read = (parts: Part[], own: Partial<FormLimits> = {}) =>
  readForm(post(multipart(parts)), { ...limits, ...own }, folder);

describe("a form that is all right", () => {
  it("gives texts by name and files on disk, in the order sent", async () => {
    const photo = Buffer.from(Array.from({ length: 90_000 }, (_, i) => i % 251));
    const form = await read([
      { name: "title", body: "道路に穴" },
      { name: "answer", body: "one" },
      file("IMG 1.jpg", photo),
      { name: "answer", body: "two" },
      file("写真.png", "second"),
    ]);
    expect({ ...form.fields }).toEqual({ title: ["道路に穴"], answer: ["one", "two"] });
    expect(form.files).toMatchObject([
      { field: "photos", filename: "IMG 1.jpg", bytes: 90_000, truncated: false },
      { field: "photos", filename: "写真.png", bytes: 6, truncated: false },
    ]);
    expect(readFileSync(form.files[0]?.path ?? "").equals(photo)).toBe(true);
    expect(form).toMatchObject({ refusedFiles: 0, cutFields: [] });
    await form.cleanup();
    expect(left()).toEqual([]);
    await form.cleanup();
  });

  it("may be urlencoded", async () => {
    const body = Buffer.from("title=%E7%A9%B4+1&answer=a&answer=b&empty=");
    const form = await readForm(post(body, "application/x-www-form-urlencoded"), limits, folder);
    expect({ ...form.fields }).toEqual({ title: ["穴 1"], answer: ["a", "b"], empty: [""] });
    expect(form.files).toEqual([]);
  });

  it("may come in pieces of one byte", async () => {
    const bytes = multipart([{ name: "title", body: "あ" }, file("a.jpg", "photo")]);
    const pieces = Readable.toWeb(Readable.from([...bytes].map((byte) => Buffer.from([byte]))));
    const form = await readForm(post(pieces as ReadableStream), limits, folder);
    expect(form.fields.title).toEqual(["あ"]);
    expect(form.files).toMatchObject([{ bytes: 5 }]);
    await form.cleanup();
  });

  it("may hold nothing at all", async () => {
    const form = await read([]);
    expect(form).toMatchObject({ files: [], refusedFiles: 0 });
  });

  it("leaves out file inputs that were left empty, however many", async () => {
    const empty = { name: "photos", filename: "", type: "application/octet-stream", body: "" };
    const form = await read([empty, empty, empty, file("a.jpg", "x"), empty, empty, empty]);
    expect(form.files).toMatchObject([{ filename: "a.jpg", bytes: 1 }]);
    expect(form.refusedFiles).toBe(0);
    await form.cleanup();
  });

  it("keeps an empty file that has a name, so that it can be told", async () => {
    const form = await read([file("nothing.jpg", "")]);
    expect(form.files).toMatchObject([{ filename: "nothing.jpg", bytes: 0 }]);
    expect(readFileSync(form.files[0]?.path ?? "")).toHaveLength(0);
    await form.cleanup();
  });

  it("never uses the sender's file name as a path", async () => {
    const form = await read([file("../../../etc/passwd", "x"), file("..\\..\\x.jpg", "y")]);
    for (const received of form.files) expect(path.dirname(received.path)).toBe(folder);
    await form.cleanup();
  });

  it("may call a field what it likes", async () => {
    const form = await read([
      { name: "__proto__", body: "x" },
      { name: "constructor", body: "y" },
    ]);
    expect(Object.entries(form.fields)).toEqual([
      ["__proto__", ["x"]],
      ["constructor", ["y"]],
    ]);
    expect({}.constructor).toBe(Object);
  });
});

describe("a form that is too much", () => {
  it("has a file over the limit cut and marked; what follows still counts", async () => {
    const form = await read([
      file("large.jpg", Buffer.alloc(300_000, 1)),
      file("small.jpg", "x"),
      { name: "title", body: "after it" },
    ]);
    expect(form.files).toMatchObject([
      { filename: "large.jpg", bytes: 100_000, truncated: true },
      { filename: "small.jpg", bytes: 1, truncated: false },
    ]);
    expect(form.fields.title).toEqual(["after it"]);
    await form.cleanup();
  });

  it("keeps five files, counts the sixth, and reads on", async () => {
    const six = Array.from({ length: 6 }, (_, i) => file(`${i}.jpg`, `photo ${i}`));
    const form = await read([...six, { name: "title", body: "after them" }]);
    expect(form.files.map(({ filename }) => filename)).toEqual(
      ["0", "1", "2", "3", "4"].map((name) => `${name}.jpg`),
    );
    expect(form.refusedFiles).toBe(1);
    expect(left()).toHaveLength(5);
    expect(form.fields.title).toEqual(["after them"]);
    await form.cleanup();
  });

  it("has a text over the limit cut, and its field named", async () => {
    const form = await read([{ name: "body", body: "あ".repeat(1_000) }]);
    expect(form.cutFields).toEqual(["body"]);
    expect(form.fields.body?.[0]?.length).toBeLessThan(700);
  });

  it.each<[string, Part[]]>([
    ["the whole body", [file("a.jpg", "x"), file("b.jpg", Buffer.alloc(1_100_000))]],
    [
      "the texts together",
      Array.from({ length: 3 }, () => ({ name: "t", body: "x".repeat(900_000) })),
    ],
    ["the number of fields", Array.from({ length: 501 }, () => ({ name: "t", body: "" }))],
    ["the number of files", Array.from({ length: 51 }, () => file("a.jpg", "x"))],
  ])("is refused by %s, and leaves nothing", async (_, parts) => {
    const own = { requestBytes: parts.length === 2 ? 1_000_000 : 9_000_000, fieldBytes: 1_000_000 };
    await expect(read(parts, own)).rejects.toMatchObject({ name: "FormError", code: "too-big" });
    expect(left()).toEqual([]);
  });

  it("is refused by its announced length before a byte is read", async () => {
    let read = false;
    const body = new ReadableStream(
      {
        pull() {
          read = true;
        },
      },
      { highWaterMark: 0 },
    );
    const request = post(body);
    request.headers.set("content-length", "9999999999");
    await expect(readForm(request, limits, folder)).rejects.toMatchObject({ code: "too-big" });
    expect(read).toBe(false);
  });
});

describe("wellFormed", () => {
  it.each([
    ["a\0b\0", "ab"],
    ["half \ud83d pair", "half \ufffd pair"],
    ["other half \ude00", "other half \ufffd"],
    ["whole pair 😀 𠮟る", "whole pair 😀 𠮟る"],
    ["one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"],
    ["", ""],
  ])("%j becomes %j", (given, expected) => expect(wellFormed(given)).toBe(expected));

  it("is what fields and file names go through", async () => {
    const form = await read([
      { name: "body", body: "a\0\r\nb" },
      { name: "cut", body: Buffer.from([0xed, 0xa0, 0x80, 0x61]) },
      file("x.jpg", "x"),
    ]);
    expect(form.fields.body).toEqual(["a\nb"]);
    expect(form.fields.cut?.[0]).toMatch(/^\ufffd+a$/);
    expect(form.files).toMatchObject([{ filename: "x.jpg" }]);
    await form.cleanup();
  });
});
