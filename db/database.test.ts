import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/server/testing/database.ts";
import { rows } from "./client.ts";
import { pointFromEwkb } from "./columns.ts";
import { databaseAbility, migrateDatabase } from "./migrate.ts";

test("every geometry column keeps its type and SRID through the migrations", async () => {
  const { db } = await testDatabase();
  const found = await rows<{ column: string; type: string; srid: number }>(
    db,
    sql`select f_table_name || '.' || f_geometry_column as column, type, srid
      from geometry_columns where f_table_schema = 'public' order by 1`,
  );
  expect(found).toEqual([
    { column: "place_name.place", type: "POINT", srid: 4326 },
    { column: "report.place", type: "POINT", srid: 4326 },
    { column: "town.outline", type: "MULTIPOLYGON", srid: 4326 },
    { column: "town.place", type: "POINT", srid: 4326 },
    { column: "ward.outline", type: "MULTIPOLYGON", srid: 4326 },
  ]);
});

test("migrations can run again without doing anything", async () => {
  const open = await testDatabase();
  await migrateDatabase(open);
  const ability = await databaseAbility(open.db);
  expect(ability.major).toBeGreaterThanOrEqual(15);
  expect(ability.postgis).toBe(true);
});

test("a point is read from EWKB in either byte order", () => {
  const little = "0101000020E6100000CDCCCCCCCCEC60400000000000404140";
  expect(pointFromEwkb(little)).toEqual({ lng: 135.4, lat: 34.5 });
  expect(() => pointFromEwkb("0102000020E6100000")).toThrow("not a point");
});

test("a notice is heard after the commit and not after a rollback", async () => {
  const open = await testDatabase();
  const heard: string[] = [];
  const stop = await open.listen("test_notice", {
    onMessage: (payload) => heard.push(payload),
    onLost: () => {},
    onBack: () => {},
  });
  await open.db
    .transaction(async (tx) => {
      await tx.execute(sql`select pg_notify('test_notice', 'lost')`);
      throw new Error("roll back");
    })
    .catch(() => {});
  await open.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_notify('test_notice', 'kept')`);
    expect(heard).toEqual([]);
  });
  await expect.poll(() => heard).toEqual(["kept"]);
  await stop();
});
