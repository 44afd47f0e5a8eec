import type { ServerResponse } from "node:http";
import { log } from "../platform/log.ts";
import {
  chooseEncoding,
  compressor,
  type Encoding,
  encode,
  encodeNow,
  flushKind,
  isCompressible,
} from "./encoding.ts";
import type { Reader } from "./incoming.ts";
import { endThrough, release, type Sink, writeThrough } from "./intercept.ts";

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

/** JSON comes whole; making a stream for it costs more than compressing it. */
const WHOLE = /^application\/json\b/i;
/** Below this, compressing saves no packet. */
const SMALL_BYTES = 1_000;
/** Above this, compressing is another thread's work. */
const LARGE_BYTES = 128 * 1024;

function whole(res: ServerResponse, encoding: Encoding): Sink {
  return collected(res, async (body) => {
    release(res);
    if (body.length <= SMALL_BYTES) return void res.end(body);
    const isLarge = body.length > LARGE_BYTES;
    const bytes = isLarge
      ? (await encode(body, [encoding], 4))[encoding]
      : encodeNow(body, encoding);
    weakenTag(res);
    res.setHeader("content-encoding", encoding);
    res.setHeader("content-length", bytes?.length ?? 0);
    res.end(bytes);
  });
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
  if (WHOLE.test(String(res.getHeader("content-type")))) return whole(res, encoding);
  weakenTag(res);
  res.removeHeader("content-length");
  res.setHeader("content-encoding", encoding);
  res.writeHead(res.statusCode);
  return compressingSink(res, encoding);
}
