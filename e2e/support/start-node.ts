import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";

/** A server of the production build that a test started for itself. */
export type TestNode = { address: string; stop(): Promise<void>; kill(): Promise<void> };

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** An empty database on the test server; dropped by the returned function. */
export async function emptyDatabase(serverUrl: string) {
  const name = `machikado_e2e_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = async () => {
    const again = new pg.Client({ connectionString: serverUrl });
    await again.connect();
    await again.query(`drop database if exists ${name} with (force)`);
    await again.end();
  };
  return { url: url.href, drop };
}

/** A folder for one server's files, removed when the test process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "machikado-node-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Settings = Record<string, string>;

function environmentFor(settings: Settings) {
  const inherited = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "" };
  return {
    ...inherited,
    NODE_ENV: "production" as const,
    TZ: "Asia/Kathmandu",
    HOST: "127.0.0.1",
    MACHIKADO_SECRET: "a secret for tests alone, of no use elsewhere",
    ...settings,
  };
}

/** Schema, city pack and, in demo mode, the demo city. */
export function setUpDatabase(settings: Settings): void {
  const done = spawnSync(process.execPath, ["dist/setup.mjs"], {
    env: environmentFor(settings),
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`set-up failed: ${done.stderr}`);
}

async function untilReady(address: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 900; i++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    const health = answer?.ok ? ((await answer.json()) as { status: string }) : null;
    if (health && health.status !== "starting") return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the server did not start");
}

/** Starts a server and waits until it answers. */
export async function startNode(settings: Settings): Promise<TestNode> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["dist/serve.mjs"], {
    env: environmentFor({ PORT: String(port), PUBLIC_URL: address, ...settings }),
    stdio: ["ignore", "ignore", process.env.E2E_LOUD ? "inherit" : "ignore"],
  });
  await untilReady(address, child);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    address,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Settings of a server with an embedded demo city of its own, set up and ready to start. */
export function embeddedCity(settings: Settings = {}): Settings {
  const own = { DATA_DIR: temporaryFolder(), CITY_DATA_DIR: "/nonexistent", ...settings };
  setUpDatabase(own);
  return own;
}
