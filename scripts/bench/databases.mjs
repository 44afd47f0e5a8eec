import { cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { run } from "../children.mjs";
import { PROJECT } from "../stamps.mjs";
import { postgresForTests } from "../testing/postgres.mjs";
import { serviceEnvironment } from "./web-server.mjs";

/** Seeding spreads what it makes; a few hundredths less is as good. */
const ENOUGH = 0.95;

/** `bench_20k`, `bench_1m`, `bench_1500`. */
export function databaseName(size) {
  if (size % 1_000_000 === 0) return `bench_${size / 1_000_000}m`;
  return size % 1_000 === 0 ? `bench_${size / 1_000}k` : `bench_${size}`;
}

const addressOf = (server, name) => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
};

/** One connection for a piece of work. */
export async function withDatabase(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The server that DATABASE_URL_BENCH names, else one of our own for this run. */
export async function openDatabaseServer() {
  const given = process.env.DATABASE_URL_BENCH;
  const opened = given
    ? { url: given, stop: async () => {} }
    : // A server in service waits for the disk; tests need not.
      await postgresForTests({
        given: null,
        settings: {
          fsync: "on",
          full_page_writes: "on",
          synchronous_commit: "on",
          shared_buffers: "1GB",
        },
      });
  if (!opened.url) throw new Error(`There is no PostgreSQL to measure on: ${opened.reason}`);
  const url = addressOf(opened.url, "postgres");
  const settings = await withDatabase(url, async (client) => {
    const { rows } = await client.query(
      `select name, current_setting(name) as value from unnest(array['server_version',
        'shared_buffers', 'fsync', 'synchronous_commit', 'work_mem']) as name`,
    );
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  });
  return { url, settings, stop: opened.stop };
}

async function script(args, env) {
  const { code, output } = await run(process.execPath, args, {
    cwd: PROJECT,
    env,
    onOutput: (text) => process.stdout.write(text.replace(/^/gm, "    ").replace(/ +$/, "")),
  });
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}\n${output.slice(-2_000)}`);
}

/** How many reports there are; null without such a database or table. */
async function reportsIn(server, name) {
  const found = await withDatabase(server, (client) =>
    client.query("select 1 from pg_database where datname = $1", [name]),
  );
  if (found.rowCount === 0) return null;
  return withDatabase(addressOf(server, name), async (client) => {
    const { rows } = await client.query("select to_regclass('report') as at");
    if (rows[0].at === null) return 0;
    const counted = await client.query("select count(*)::int as n from report");
    return counted.rows[0].n;
  });
}

const folderOf = (name) => path.join(PROJECT, ".cache/bench", name);

/**
 * The folder that holds the photos which the seeded reports share, kept from run to run. When the
 * database was seeded by hand, they are in the project's own folder and are copied from there.
 */
function dataFolder(name) {
  const folder = folderOf(name);
  mkdirSync(folder, { recursive: true });
  const seeded = path.resolve(process.env.DATA_DIR || "data", "photos");
  if (existsSync(seeded))
    cpSync(seeded, path.join(folder, "photos"), { recursive: true, force: false });
  return folder;
}

const setUp = (url, dataDir) =>
  script(["dist/setup.mjs"], serviceEnvironment({ databaseUrl: url, dataDir, port: 3000 }));

async function seed(server, name, size) {
  const url = addressOf(server, name);
  console.log(`  seeding ${name}: ${size.toLocaleString("en-US")} reports`);
  await withDatabase(server, async (client) => {
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
  });
  const dataDir = folderOf(name);
  await setUp(url, dataDir);
  const env = serviceEnvironment({ databaseUrl: url, dataDir, port: 3000 });
  await script(["scripts/run.mjs", "server/cli/seed.ts", "--reports", String(size)], env);
}

/** Visibility map and statistics as they are in a database that has been in use for a while. */
async function settle(url) {
  await withDatabase(url, async (client) => {
    const { rows } = await client.query(
      `select 1 from pg_stat_user_tables where relname = 'report'
        and coalesce(last_vacuum, last_autovacuum) is not null and n_dead_tup < n_live_tup / 10`,
    );
    if (rows.length === 0) await client.query("vacuum (analyze)");
    // In memory as far as it has room, as what is asked for all day is.
    await client
      .query(
        `create extension if not exists pg_prewarm;
         select pg_prewarm(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind in ('r', 'i')
           and (c.relname ~ '^(report|photo|map|category|ward|office)')`,
      )
      .catch(() => {});
    await client.query("checkpoint").catch(() => {});
  });
}

/** A database with so many reports, seeded when there is none. @returns its address and folder */
export async function databaseOf(server, size) {
  const name = databaseName(size);
  const found = await reportsIn(server, name);
  if (found === null || found < size * ENOUGH) await seed(server, name, size);
  const url = addressOf(server, name);
  const dataDir = dataFolder(name);
  await setUp(url, dataDir);
  await settle(url);
  const bytes = await withDatabase(url, async (client) => {
    const { rows } = await client.query("select pg_database_size(current_database())::float8 as n");
    return rows[0].n;
  });
  return { name, url, dataDir, bytes };
}
