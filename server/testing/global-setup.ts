import pg from "pg";
import { openPostgres } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { embeddedTemplate, migrationStamp } from "../../db/template.ts";

/** Drops what the workers of this run cloned. */
async function dropDatabases(address: string, beginning: string): Promise<void> {
  const admin = new pg.Client({ connectionString: address });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>("select datname from pg_database");
  for (const { datname } of rows)
    if (datname.startsWith(beginning)) await admin.query(`drop database ${datname} with (force)`);
  await admin.end();
}

/** Makes the template that every worker clones, once per run and per version of the schema. */
export default async function setup() {
  const address = process.env.TEST_DATABASE_URL;
  if (process.env.TEST_DATABASE !== "postgres" || !address) {
    await embeddedTemplate(".cache");
    return;
  }
  const name = `machikado_template_${migrationStamp()}`;
  const admin = new pg.Client({ connectionString: address });
  await admin.connect();
  const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [name]);
  if (!rowCount) {
    // Made under another name: a run that starts meanwhile must not clone half a template.
    const half = `${name}_${process.pid}`;
    // Locale C on purpose: search must not depend on the database's collation.
    await admin.query(`create database ${half} template template0 encoding 'UTF8' locale 'C'`);
    const url = new URL(address);
    url.pathname = `/${half}`;
    const open = await openPostgres(url.href);
    await migrateDatabase(open);
    await open.close();
    await admin
      .query(`alter database ${half} rename to ${name}`)
      .catch(() => admin.query(`drop database ${half}`));
  }
  await admin.end();
  process.env.TEST_RUN = `machikado_test_${process.pid}`;
  return () => dropDatabases(address, `${process.env.TEST_RUN}_`);
}
