import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { byteRange } from "@/app/api/map/byte-range.ts";
import { streetArchive } from "@/server/platform/street-tiles.ts";

/** The street map archive, read by ranges as PMTiles does. */
export function GET(request: Request): Response {
  const archive = streetArchive();
  if (!archive) return new Response(null, { status: 404 });
  const headers = {
    "content-type": "application/vnd.pmtiles",
    "accept-ranges": "bytes",
    etag: `"${archive.stamp}"`,
    "cache-control": "public, max-age=86400",
  };
  const range = byteRange(request.headers.get("range"), archive.bytes);
  if (range === "unsatisfiable") {
    return new Response(null, {
      status: 416,
      headers: { "content-range": `bytes */${archive.bytes}` },
    });
  }
  const { start, end } = range ?? { start: 0, end: archive.bytes - 1 };
  const file = createReadStream(archive.path, { start, end });
  const partial = { "content-range": `bytes ${start}-${end}/${archive.bytes}` };
  return new Response(Readable.toWeb(file) as ReadableStream, {
    status: range ? 206 : 200,
    headers: { ...headers, ...(range ? partial : {}), "content-length": String(end - start + 1) },
  });
}
