import type { PGlite, Transaction } from "@electric-sql/pglite";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { OpenDatabase } from "@/db/client.ts";
import { type Batch, type TableName, tableNames, tables } from "./rows.ts";

/** One transaction that can fill tables. */
export type Filling = {
  query<Row>(text: string): Promise<Row[]>;
  /** COPY of rows in text format. `frozen` needs a table that this transaction emptied. */
  copy(table: TableName, lines: Uint8Array<ArrayBuffer>, frozen?: boolean): Promise<void>;
};

const columnsOf = (table: TableName) => `${table} (${tables[table].join(", ")})`;
const withFreeze = (frozen: boolean) => (frozen ? " with (freeze)" : "");

function embeddedFilling(tx: Transaction): Filling {
  return {
    query: async <Row>(text: string) => (await tx.query<Row>(text)).rows,
    copy: async (table, lines, frozen = false) => {
      const from = `copy ${columnsOf(table)} from '/dev/blob'${withFreeze(frozen)}`;
      await tx.query(from, [], { blob: new Blob([lines]) });
    },
  };
}

function postgresFilling(client: pg.PoolClient): Filling {
  return {
    query: async <Row>(text: string) => (await client.query(text)).rows as Row[],
    copy: (table, lines, frozen = false) =>
      new Promise((resolve, reject) => {
        const into = client.query(
          copyFrom(`copy ${columnsOf(table)} from stdin${withFreeze(frozen)}`),
        );
        into.once("error", reject).once("finish", resolve);
        into.end(lines);
      }),
  };
}

async function onPostgres<T>(pool: pg.Pool, work: (filling: Filling) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    // What is lost in a crash just after the end can be seeded again.
    await client.query("set local synchronous_commit = off");
    await client.query("set local maintenance_work_mem = '1GB'");
    await client.query("set local max_parallel_maintenance_workers = 2");
    const done = await work(postgresFilling(client));
    await client.query("commit");
    return done;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

const onEmbedded = <T>(pglite: PGlite, work: (filling: Filling) => Promise<T>): Promise<T> =>
  pglite.transaction((tx) => work(embeddedFilling(tx)));

/** Runs `work` in one transaction: all of a seed is there, or none of it. */
export const fill = <T>(open: OpenDatabase, work: (filling: Filling) => Promise<T>): Promise<T> =>
  "pglite" in open.raw ? onEmbedded(open.raw.pglite, work) : onPostgres(open.raw.pool, work);

/** Sends a batch, table by table. */
export async function sendBatch(
  filling: Filling,
  batch: Batch,
  frozen: ReadonlySet<TableName> = new Set(),
): Promise<void> {
  for (const table of tableNames) {
    const lines = batch.bytes(table);
    if (lines.length) await filling.copy(table, lines, frozen.has(table));
  }
}
