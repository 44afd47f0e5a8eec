import pg from "pg";
import { openPostgres } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { embeddedTemplate, migrationStamp } from "../../db/template.ts";

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
    // Locale C on purpose: search must not depend on the database's collation.
    await admin.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`);
    const url = new URL(address);
    url.pathname = `/${name}`;
    const open = await openPostgres(url.href);
    await migrateDatabase(open);
    await open.close();
  }
  await admin.end();
}
