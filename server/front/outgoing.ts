import type { ServerResponse } from "node:http";
import { log } from "../platform/log.ts";
import {
  chooseEncoding,
  compressor,
  type Encoding,
  flushKind,
  isCompressible,
} from "./encoding.ts";
import type { Reader } from "./incoming.ts";
import { endThrough, type Sink, writeThrough } from "./intercept.ts";

/** Adds a name to `Vary` unless it is there. */
export function addVary(res: ServerResponse, name: string): void {
  const present = String(res.getHeader("vary") ?? "");
  const names = present.toLowerCase().split(/\s*,\s*/);
  if (names.includes("*") || names.includes(name)) return;
  res.setHeader("vary", present ? `${present}, ${name}` : name);
}

function mayCompress(reader: Reader, res: ServerResponse): boolean {
  const length = res.getHeader("content-length");
  return (
    reader.method !== "HEAD" &&
    res.statusCode !== 204 &&
    res.statusCode !== 206 &&
    res.statusCode !== 304 &&
    !res.hasHeader("content-encoding") &&
    !res.hasHeader("content-range") &&
    !/no-transform/.test(String(res.getHeader("cache-control") ?? "")) &&
    (length === undefined || Number(length) > 1_000) &&
    isCompressible(res.getHeader("content-type"))
  );
}

/** The same bytes by another encoding are another representation: the tag must be a weak one. */
function weakenTag(res: ServerResponse): void {
  const tag = res.getHeader("etag");
  if (typeof tag === "string" && !tag.startsWith("W/")) res.setHeader("etag", `W/${tag}`);
}

function compressingSink(res: ServerResponse, encoding: Encoding): Sink {
  const stream = compressor(encoding);
  // The compressor's own `drain` below passes here too: only the reader's counts.
  const resume = () => {
    if (!res.writableNeedDrain) stream.resume();
  };
  stream.on("data", (chunk: Buffer) => {
    if (!writeThrough(res, chunk)) stream.pause();
  });
  stream.on("end", () => endThrough(res));
  stream.on("error", () => res.destroy());
  // The writer waits for `drain` of the answer; what it waits for is the compressor.
  stream.on("drain", () => res.emit("drain"));
  res.on("drain", resume);
  res.once("close", () => stream.destroy());
  return {
    write: (chunk) => stream.write(chunk),
    end: () => stream.end(),
    flush: () => stream.flush(flushKind(encoding)),
  };
}

/**
 * For an answer whose head is complete: compresses its body on the way where that pays.
 *
 * @returns null when the body should pass as it is.
 */
export function compressed(reader: Reader, res: ServerResponse): Sink | null {
  if (!mayCompress(reader, res)) return null;
  addVary(res, "accept-encoding");
  const encoding = chooseEncoding(reader.headers["accept-encoding"]);
  if (!encoding) return null;
  weakenTag(res);
  res.removeHeader("content-length");
  res.setHeader("content-encoding", encoding);
  res.writeHead(res.statusCode);
  return compressingSink(res, encoding);
}

/** Collects a whole body; `send` gets it when it is complete. A failure of it ends the answer. */
export function collected(res: ServerResponse, send: (body: Buffer) => Promise<void> | void): Sink {
  const chunks: Buffer[] = [];
  return {
    // The writer may reuse its buffer.
    write: (chunk) => chunks.push(Buffer.from(chunk)) > 0,
    end: () => {
      Promise.resolve(Buffer.concat(chunks))
        .then(send)
        .catch((cause) => {
          log.error("answer_failed", {}, cause);
          res.destroy();
        });
    },
  };
}
