import { describe, expect, it } from "vitest";
import { sniff } from "./sniff.ts";

const text = (value: string) => Buffer.from(value, "latin1");

/** An `ftyp` box with a major brand and compatible ones. */
function fileType(major: string, ...brands: string[]): Buffer {
  const body = text(`ftyp${major}\0\0\0\0${brands.join("")}`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([length, body, text("mdat and what follows avif heic")]);
}

describe("sniff", () => {
  it.each([
    ["jpeg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ["png", text("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")],
    ["webp", text("RIFF\x10\0\0\0WEBPVP8 ")],
    ["avif", fileType("avif", "mif1", "miaf")],
    ["avif", fileType("mif1", "avif", "miaf")],
    ["avif", fileType("mif1", "miaf")],
    ["heic", fileType("heic", "mif1", "heic")],
    ["heic", fileType("mif1", "heic", "hevc")],
    ["heic", fileType("msf1", "hevc")],
  ])("knows %s", (kind, head) => {
    expect(sniff(head)).toBe(kind);
  });

  it.each([
    ["nothing", text("")],
    ["two bytes of a JPEG", Buffer.from([0xff, 0xd8])],
    ["GIF", text("GIF89a\x01\0\x01\0")],
    ["SVG", text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["HTML", text("<!doctype html><script>alert(1)</script>")],
    ["PDF", text("%PDF-1.7 and more bytes")],
    ["TIFF", text("II*\0\x08\0\0\0 and more bytes")],
    [
      "a JPEG behind something else",
      Buffer.concat([text("GIF89a"), Buffer.from([0xff, 0xd8, 0xff])]),
    ],
    ["RIFF sound", text("RIFF\x10\0\0\0WAVEfmt ")],
    ["a film", fileType("isom", "iso2", "avc1", "mp41")],
    ["ftyp cut short", text("\0\0\0\x18ftyp")],
    ["ftyp that claims to be endless", text("\xff\xff\xff\xffftypisom\0\0\0\0mp41")],
  ])("refuses %s", (_, head) => {
    expect(sniff(head)).toBeNull();
  });

  it("does not read brands beyond the box", () => {
    expect(sniff(fileType("isom"))).toBeNull();
  });
});
