import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { atEnd, run, start, stop } from "../children.mjs";

const OLDEST = 15;
const START_LIMIT_MS = 30_000;

/** @returns a port nobody listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Folders that hold a whole server, the newest version first. */
function binaryFolders() {
  const root = "/usr/lib/postgresql";
  const installed = existsSync(root) ? readdirSync(root) : [];
  const byVersion = installed
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => `${root}/${name}/bin`);
  const onPath = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return [...byVersion, ...onPath].filter((folder) =>
    ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name))),
  );
}

/** PostgreSQL refuses to run as root: somebody else has to. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const ask = (option) => Number(execFileSync("id", [option, name], { encoding: "utf8" }));
      return { uid: ask("-u"), gid: ask("-g") };
    } catch {
      // There is no such user here.
    }
  }
  return null;
}

/** @returns what keeps a server from being used for tests, or null. */
async function shortcoming(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as major,
              exists (select from pg_available_extensions where name = 'postgis') as postgis`,
    );
    if (rows[0].major < OLDEST) return `PostgreSQL ${rows[0].major} is older than ${OLDEST}`;
    return rows[0].postgis ? null : "PostGIS is not installed";
  } catch (cause) {
    return `cannot connect: ${cause.message || cause.code}`;
  } finally {
    await client.end().catch(() => {});
  }
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  shared_buffers: "256MB",
  max_connections: "100",
};

async function startIn(folder, binaries, user, settings) {
  const common = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C" }, ...user };
  const data = path.join(folder, "data");
  const made = await run(
    path.join(binaries, "initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    common,
  );
  if (made.code !== 0) return { reason: `initdb failed: ${made.output.trim().split("\n").at(-1)}` };
  const port = await freePort();
  const all = { ...SETTINGS, ...settings, unix_socket_directories: folder };
  const server = start(
    path.join(binaries, "postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    { ...common, stdio: "ignore" },
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const giveUpAt = performance.now() + START_LIMIT_MS;
  for (;;) {
    const reason = await shortcoming(url);
    if (!reason) return { url, stop: () => stop(server, "SIGINT") };
    if (
      !reason.startsWith("cannot connect") ||
      server.exitCode !== null ||
      performance.now() > giveUpAt
    ) {
      await stop(server, "SIGINT");
      return { reason };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * A PostgreSQL with PostGIS for tests: the one of DATABASE_URL_TEST, else one of our own, started
 * in a temporary folder from installed programs.
 *
 * @param {{ given?: string, settings?: Record<string, string> }} [wish] another server address, and
 *   settings of PostgreSQL over those that suit tests
 * @returns `{ url, stop }` of a server where databases may be made, or `{ reason }` why there is none
 */
export async function postgresForTests({ given = process.env.DATABASE_URL_TEST, settings } = {}) {
  if (given) {
    const reason = await shortcoming(given);
    return reason
      ? { reason: `DATABASE_URL_TEST: ${reason}` }
      : { url: given, stop: async () => {} };
  }
  const [binaries] = binaryFolders();
  if (!binaries)
    return { reason: "no PostgreSQL server is installed and DATABASE_URL_TEST is not set" };
  const user = unprivileged();
  if (!user) return { reason: "PostgreSQL does not run as root and there is no other user" };
  const folder = mkdtempSync(path.join(tmpdir(), "machikado-postgres-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  return startIn(folder, binaries, user, settings);
}
