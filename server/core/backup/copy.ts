import { createReadStream, createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, gunzipSync, gzipSync } from "node:zlib";
import type { PGlite } from "@electric-sql/pglite";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** One session of either database in which a whole backup or restore runs. */
export type CopySession = {
  query<Row>(text: string): Promise<Row[]>;
  /** Writes a table as gzipped COPY text. */
  copyOut(table: string, file: string): Promise<void>;
  copyIn(table: string, file: string): Promise<void>;
};

export function pgSession(client: pg.PoolClient): CopySession {
  return {
    query: async <Row>(text: string) => (await client.query(text)).rows as Row[],
    copyOut: (table, file) =>
      pipeline(
        client.query(copyTo(`copy "${table}" to stdout`)),
        createGzip({ level: 6 }),
        createWriteStream(file),
      ),
    copyIn: (table, file) =>
      pipeline(
        createReadStream(file),
        createGunzip(),
        client.query(copyFrom(`copy "${table}" from stdin`)),
      ),
  };
}

/** The embedded database hands a table over as one blob: it lives in one process's memory anyway. */
export function pgliteSession(pglite: PGlite): CopySession {
  return {
    query: async <Row>(text: string) => (await pglite.query<Row>(text)).rows,
    copyOut: async (table, file) => {
      const { blob } = await pglite.query(`copy "${table}" to '/dev/blob'`);
      const bytes = blob ? Buffer.from(await blob.arrayBuffer()) : Buffer.alloc(0);
      await writeFile(file, gzipSync(bytes));
    },
    copyIn: async (table, file) => {
      const bytes = gunzipSync(await readFile(file));
      if (bytes.length === 0) return;
      await pglite.query(`copy "${table}" from '/dev/blob'`, [], {
        blob: new Blob([new Uint8Array(bytes)]),
      });
    },
  };
}
