import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { chooseEncoding, encode, inEncoding, isCompressible, plainForm } from "./encoding.ts";

describe("the encoding for a client", () => {
  const matrix: [string | undefined, string | null][] = [
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["GZIP;q=0.5", "gzip"],
    ["br;q=0, gzip;q=1", "gzip"],
    ["br;q=0.0,gzip;q=0", null],
    ["identity", null],
    ["brotli", null],
    ["", null],
    [undefined, null],
  ];
  it.each(matrix)("that takes %s", (accept, encoding) => {
    expect(chooseEncoding(accept)).toBe(encoding);
  });
});

describe("what is compressed", () => {
  const matrix: [string | undefined, boolean][] = [
    ["text/html; charset=utf-8", true],
    ["text/css", true],
    ["application/javascript; charset=UTF-8", true],
    ["application/json", true],
    ["application/geo+json", true],
    ["application/manifest+json", true],
    ["application/atom+xml", true],
    ["application/vnd.mapbox-vector-tile", true],
    ["image/svg+xml", true],
    ["image/webp", false],
    ["image/jpeg", false],
    ["application/octet-stream", false],
    ["application/vnd.pmtiles", false],
    ["font/woff2", false],
    ["application/zip", false],
    [undefined, false],
  ];
  it.each(matrix)("%s", (type, yes) => {
    expect(isCompressible(type)).toBe(yes);
  });
});

describe.each(["br", "gzip"] as const)("a text kept as %s", (first) => {
  const body = Buffer.from("まちかど".repeat(500));

  it("holds the same text in either encoding, the other made when it is asked for", async () => {
    const encoded = await encode(body, [first]);
    expect(Object.keys(encoded)).toEqual([first]);
    expect(plainForm(encoded)).toEqual(body);
    const [br, gzip] = [inEncoding(encoded, "br"), inEncoding(encoded, "gzip")];
    expect([zlib.brotliDecompressSync(br), zlib.gunzipSync(gzip)]).toEqual([body, body]);
    expect([inEncoding(encoded, "br"), inEncoding(encoded, "gzip")]).toEqual([br, gzip]);
    expect(Math.max(br.length, gzip.length)).toBeLessThan(body.length / 10);
  });
});
