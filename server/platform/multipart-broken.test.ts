import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it, test } from "vitest";
import { readForm } from "./multipart.ts";
import { BOUNDARY, file, formFolder, limits, multipart, post } from "./multipart-bodies.ts";
import { uploadRooms } from "./upload-room.ts";

const { root, folder, left } = formFolder();

describe("a body that is no form", () => {
  it.each([
    ["JSON", "application/json"],
    ["nothing", ""],
    ["plain text", "text/plain"],
    ["multipart without a boundary", "multipart/form-data"],
  ])("is refused: %s", async (_, type) => {
    const request = post(Buffer.from("{}"), type);
    await expect(readForm(request, limits, folder)).rejects.toMatchObject({ code: "wrong-type" });
  });

  it.each([
    ["rubbish", Buffer.alloc(5_000, "rubbish ")],
    ["no end", multipart([file("a.jpg", "x".repeat(50_000))], "")],
    ["a part cut in its head", multipart([file("a.jpg", "x")]).subarray(0, 60)],
    ["bad heads", Buffer.from(`--${BOUNDARY}\r\n\0\0: \r\n\r\nx\r\n--${BOUNDARY}--\r\n`)],
    ["nothing", Buffer.alloc(0)],
  ])("is refused, and leaves nothing: %s", async (_, body) => {
    const refused = { name: "FormError", code: "broken" };
    await expect(readForm(post(body), limits, folder)).rejects.toMatchObject(refused);
    expect(left()).toEqual([]);
  });
});

/** A request as a server gets it: the body is the socket. */
const asRequest = (incoming: IncomingMessage) => {
  const type = incoming.headers["content-type"];
  return post(Readable.toWeb(incoming) as ReadableStream, type);
};

test("a sender who has too much under way is told so; with room again the form is read", async () => {
  const others = uploadRooms().enter("one sender");
  expect(others.take(1_499_990_000)).toBe(true);
  const read = () =>
    readForm(
      post(multipart([file("a.jpg", "x".repeat(20_000))])),
      { ...limits, fileBytes: 90_000, requestBytes: 90_000, sender: "one sender" },
      folder,
    );
  await expect(read()).rejects.toMatchObject({ name: "FormError", code: "busy" });
  expect(left()).toEqual([]);
  others.leave();
  const form = await read();
  expect(form.files).toHaveLength(1);
  await form.cleanup();
});

describe("a sender who goes away", () => {
  it("leaves nothing behind when the connection breaks in the middle of a file", async () => {
    const seen: string[][] = [];
    const ends: unknown[] = [];
    const server = createServer((incoming, response) => {
      readForm(
        asRequest(incoming),
        { ...limits, fileBytes: 9_000_000, requestBytes: 9_000_000 },
        folder,
      )
        .catch((error: unknown) => ends.push(error))
        .finally(() => response.end());
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const sending = httpRequest({
      port,
      method: "POST",
      headers: {
        "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
        "content-length": 5_000_000,
      },
    });
    sending.on("error", () => undefined);
    sending.write(
      multipart([file("first.jpg", "whole"), file("half.jpg", Buffer.alloc(900_000))], ""),
    );
    await expect.poll(() => seen.push(left()) && left().length).toBe(2);
    sending.destroy();
    await expect.poll(() => ends).toMatchObject([{ name: "FormError", code: "broken" }]);
    expect(left()).toEqual([]);
    server.close();
  });

  it("is noticed by the request's own signal too", async () => {
    const stop = new AbortController();
    const bytes = multipart([file("half.jpg", Buffer.alloc(50_000))], "");
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(bytes)),
    });
    const request = new Request(post(body), { signal: stop.signal });
    const reading = readForm(request, limits, folder);
    await expect.poll(() => left().length).toBe(1);
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: "broken" });
    expect(left()).toEqual([]);
  });
});

describe("a sender who falls asleep", () => {
  it("is given up after a while", async () => {
    const bytes = multipart([file("half.jpg", "x".repeat(50_000))], "");
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(bytes)),
    });
    const reading = readForm(post(body), { ...limits, idleMs: 50 }, folder);
    await expect(reading).rejects.toMatchObject({ name: "FormError", code: "broken" });
    expect(left()).toEqual([]);
  });

  it("is waited for while bytes still come", async () => {
    const bytes = multipart([file("slow.jpg", "x".repeat(600))]);
    const body = new ReadableStream({
      async start(controller) {
        for (let at = 0; at < bytes.length; at += 100) {
          await new Promise((wake) => setTimeout(wake, 40));
          controller.enqueue(new Uint8Array(bytes.subarray(at, at + 100)));
        }
        controller.close();
      },
    });
    const form = await readForm(post(body), { ...limits, idleMs: 250 }, folder);
    expect(form.files).toMatchObject([{ bytes: 600 }]);
    await form.cleanup();
  });
});

describe("a disk that fails", () => {
  it("is no fault of the form, and leaves nothing", async () => {
    const blocked = path.join(root, "a-file");
    writeFileSync(blocked, "");
    const request = post(multipart([file("a.jpg", "x")]));
    await expect(readForm(request, limits, path.join(blocked, "tmp"))).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST/),
    });
  });

  it("between two files ends the reading", async () => {
    const gone = path.join(root, "gone");
    const bytes = multipart([file("a.jpg", "y".repeat(50_000))], "");
    const rest = multipart([file("b.jpg", "z")]);
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(new Uint8Array(bytes));
        await expect.poll(() => existsSync(gone)).toBe(true);
        rmSync(gone, { recursive: true });
        writeFileSync(gone, "");
        controller.enqueue(new Uint8Array(rest));
        controller.close();
      },
    });
    await expect(readForm(post(body), limits, gone)).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST/),
    });
  });
});
