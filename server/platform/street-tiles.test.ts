import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { streetArchive, streetTile } from "./street-tiles.ts";

const before = process.env.CITY_DATA_DIR;
const root = mkdtempSync(path.join(tmpdir(), "streets-"));
const tile = Buffer.from("a tile");

/** The smallest archive: one tile, 0/0/0, nothing packed (PMTiles specification version 3). */
function archive(content: Buffer): Buffer {
  // One entry: tile id 0, run of 1, its length, offset 0 (written as 1).
  const directory = Buffer.from([1, 0, 1, content.length, 1]);
  const header = Buffer.alloc(127);
  header.write("PMTiles", 0);
  header.writeUInt8(3, 7);
  const sections = [
    [127, directory.length],
    [127 + directory.length, 0],
    [127 + directory.length, 0],
    [127 + directory.length, content.length],
  ];
  sections.flat().forEach((value, i) => {
    header.writeBigUInt64LE(BigInt(value), 8 + i * 8);
  });
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(1n, at);
  // Clustered; neither directory nor tiles packed; vector tiles of zoom 0.
  header.set([1, 1, 1, 1, 0, 0], 96);
  return Buffer.concat([header, directory, content]);
}

beforeAll(() => {
  process.env.CITY_DATA_DIR = root;
});

afterAll(() => {
  rmSync(root, { recursive: true });
  if (before === undefined) delete process.env.CITY_DATA_DIR;
  else process.env.CITY_DATA_DIR = before;
});

describe("the street map archive", () => {
  it("is not there in a folder without one", async () => {
    expect(streetArchive()).toBe(null);
    expect(await streetTile(0, 0, 0)).toBe(null);
  });

  it("gives its tiles, and null for one it has not", async () => {
    writeFileSync(path.join(root, "map.pmtiles"), archive(tile));
    expect(streetArchive()?.bytes).toBe(127 + 5 + tile.length);
    expect(Buffer.from((await streetTile(0, 0, 0)) ?? [])).toEqual(tile);
    expect(await streetTile(5, 3, 3)).toBe(null);
  });

  it("is opened anew when it was replaced", async () => {
    const stamp = streetArchive()?.stamp;
    const next = Buffer.from("another tile");
    writeFileSync(path.join(root, "map.pmtiles"), archive(next));
    expect(streetArchive()?.stamp).not.toBe(stamp);
    expect(Buffer.from((await streetTile(0, 0, 0)) ?? [])).toEqual(next);
  });
});
