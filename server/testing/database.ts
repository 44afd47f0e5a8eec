import { randomBytes } from "node:crypto";
import pg from "pg";
import { type OpenDatabase, openEmbedded, openPostgres } from "../../db/client.ts";
import { embeddedTemplate, migrationStamp } from "../../db/template.ts";

const KEY = Symbol.for("machikado.test-database");
type Holder = { [KEY]?: Promise<OpenDatabase> };

/** Makes a new PostgreSQL database from the template. @returns its address */
async function clonePostgres(address: string): Promise<string> {
  const name = `${process.env.TEST_RUN ?? "machikado_test"}_${randomBytes(4).toString("hex")}`;
  const admin = new pg.Client({ connectionString: address });
  await admin.connect();
  await admin.query(`create database ${name} template machikado_template_${migrationStamp()}`);
  await admin.end();
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/** For programs of their own: where a new empty PostgreSQL database is, or null when embedded. */
export async function newDatabaseAddress(): Promise<string | null> {
  const address = process.env.TEST_DATABASE_URL;
  return process.env.TEST_DATABASE === "postgres" && address ? clonePostgres(address) : null;
}

/** A new empty database; whoever opens it closes it. */
export async function newDatabase(kind?: OpenDatabase["kind"]): Promise<OpenDatabase> {
  const address = kind === "embedded" ? null : await newDatabaseAddress();
  if (address) return openPostgres(address);
  return openEmbedded("memory://test", await embeddedTemplate(".cache"));
}

/** This worker's own database, cloned on first use and shared by the worker's files. */
export function testDatabase(): Promise<OpenDatabase> {
  const holder = globalThis as Holder;
  holder[KEY] ??= newDatabase();
  return holder[KEY];
}
