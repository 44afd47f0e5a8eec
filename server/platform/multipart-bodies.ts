import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect } from "vitest";
import type { FormLimits } from "./multipart.ts";

/** Bodies and a folder for the tests of `multipart.ts`. */
export const limits: FormLimits = {
  fileBytes: 100_000,
  files: 5,
  fieldBytes: 2_000,
  requestBytes: 1_000_000,
};

export const BOUNDARY = "----machikado";

export type Part = { name: string; filename?: string; type?: string; body: string | Buffer };

export function multipart(parts: Part[], end = `--${BOUNDARY}--\r\n`): Buffer {
  const pieces = parts.flatMap(({ name, filename, type, body }) => [
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"`,
    filename === undefined ? "" : `; filename="${filename}"`,
    type ? `\r\ncontent-type: ${type}` : "",
    "\r\n\r\n",
    body,
    "\r\n",
  ]);
  return Buffer.concat([...pieces, end].map((piece) => Buffer.from(piece)));
}

export function post(
  body: Buffer | ReadableStream,
  type = `multipart/form-data; boundary=${BOUNDARY}`,
) {
  return new Request("http://localhost/api/reports", {
    method: "POST",
    body: body as BodyInit,
    headers: { "content-type": type },
    duplex: "half",
  } as RequestInit);
}

export const file = (name: string, body: string | Buffer): Part => ({
  name: "photos",
  filename: name,
  type: "image/jpeg",
  body,
});

/** A folder for temporary files; each test must leave it empty. */
export function formFolder() {
  const root = mkdtempSync(path.join(os.tmpdir(), "machikado-form-"));
  const folder = path.join(root, "tmp");
  const left = () => (existsSync(folder) ? readdirSync(folder) : []);
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  afterEach(() => {
    const forgotten = left();
    for (const name of forgotten) rmSync(path.join(folder, name));
    expect(forgotten).toEqual([]);
  });
  return { root, folder, left };
}
