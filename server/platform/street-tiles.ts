import { closeSync, openSync, read, statSync } from "node:fs";
import { promisify } from "node:util";
import { PMTiles, type Source } from "pmtiles";
import { basemapArchive } from "./city-data.ts";

const readAt = promisify(read);

/** The street map archive of the operator, as a file to send on. */
export type StreetArchive = { path: string; bytes: number; stamp: string };

/** Null where the city data folder holds none. */
export function streetArchive(): StreetArchive | null {
  const path = basemapArchive();
  if (!path) return null;
  const { size, mtimeMs } = statSync(path);
  return { path, bytes: size, stamp: `${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}` };
}

function fileSource(path: string, file: number): Source {
  return {
    getKey: () => path,
    async getBytes(offset, length) {
      const bytes = new Uint8Array(length);
      await readAt(file, bytes, 0, length, offset);
      return { data: bytes.buffer };
    },
  };
}

let opened: { stamp: string; file: number; tiles: PMTiles } | null = null;

/** An archive that was replaced is opened anew. */
function reader(): PMTiles | null {
  const archive = streetArchive();
  if (archive && opened?.stamp === archive.stamp) return opened.tiles;
  if (opened) closeSync(opened.file);
  opened = null;
  if (!archive) return null;
  const file = openSync(archive.path, "r");
  const tiles = new PMTiles(fileSource(archive.path, file));
  opened = { stamp: archive.stamp, file, tiles };
  return tiles;
}

/** A tile of the street map, unpacked; null where there is no archive or no such tile. */
export async function streetTile(z: number, x: number, y: number): Promise<Uint8Array | null> {
  const found = await reader()?.getZxy(z, x, y);
  return found ? new Uint8Array(found.data) : null;
}
