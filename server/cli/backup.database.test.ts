import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenDatabase, rows } from "@/db/client.ts";
import { backUp } from "@/server/core/backup/backup.ts";
import { type BackupReason, BackupRefused } from "@/server/core/backup/refusal.ts";
import { restore } from "@/server/core/backup/restore.ts";
import type { Context } from "@/server/core/context.ts";
import { newId, newKey } from "@/server/core/ids.ts";
import { keepDraft, receivePhoto } from "@/server/media/commands.ts";
import { diskStorage } from "@/server/platform/storage/disk.ts";
import { submitReport } from "@/server/reports/commands/submit-report.ts";
import { reportByNumber } from "@/server/reports/queries/report-page.ts";
import { newDatabase } from "@/server/testing/database.ts";
import { contextOf, guest, makePerson, testCity } from "@/server/testing/people.ts";
import { dataFile, drawnPhoto, filesIn, withImages } from "@/server/testing/photos.ts";
import { aSubmission } from "@/server/testing/reports.ts";
import { seedDemo } from "./seed/demo.ts";
import { emptied } from "./seed/seeded.ts";

withImages();

const home = mkdtempSync(path.join(tmpdir(), "machikado-backup-"));
const backup = path.join(home, "backup");
/** The folder that the commands of this process keep photos in. */
const photos = () => diskStorage(dataFile("photos"));
const opened: OpenDatabase[] = [];

async function emptyPlace(kind?: OpenDatabase["kind"]) {
  const open = await newDatabase(kind);
  opened.push(open);
  const folder = mkdtempSync(path.join(home, "photos-"));
  return { open, folder, storage: diskStorage(folder) };
}

const TABLES = sql`select table_name as name from information_schema.tables
  where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'spatial_ref_sys'`;

/** Every table's rows with all their columns, as text in an order that no collation changes. */
function everything(open: OpenDatabase): Promise<Record<string, string[]>> {
  return open.db.transaction(async (tx) => {
    const db = tx as unknown as OpenDatabase["db"];
    await db.execute(sql`set local time zone 'UTC'`);
    const all: Record<string, string[]> = {};
    for (const { name } of await rows<{ name: string }>(db, TABLES)) {
      const [one] = await rows<{ found: string[] }>(
        db,
        sql.raw(`select coalesce(array_agg(t::text), '{}') as found from "${name}" t`),
      );
      all[name] = (one?.found ?? []).sort();
    }
    return all;
  });
}

const sums = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [
        path.relative(folder, file),
        createHash("sha256").update(readFileSync(file)).digest("hex"),
      ])
      .sort(),
  );

async function aGuestsReport(ctx: Context): Promise<void> {
  const formId = newId();
  const sent = [];
  for (const alt of ['一枚目\\n\t"', "二枚目"]) {
    const file = { path: await drawnPhoto(60 + alt.length, 48), formId, alt };
    sent.push({ ...(await receivePhoto(ctx, file)), alt });
  }
  await submitReport(
    ctx,
    aSubmission({
      id: formId,
      photos: sent.map(({ id, alt }) => ({ id, alt })),
      email: `${newKey()}@guests.example`,
    }),
  );
  await keepDraft(ctx, { formId: newId(), fields: { title: ["書きかけ\\N"] }, problems: [] });
}

let source: OpenDatabase;
let saved: Awaited<ReturnType<typeof everything>>;

beforeAll(async () => {
  source = await testCity();
  await emptied(source);
  const noPictures = { put: async () => {} };
  await seedDemo(source, noPictures, new Date(), undefined, async (_, wanted) =>
    wanted.map((one) => ({
      ...one,
      key: newKey(),
      width: 1,
      height: 1,
      bytes: 1,
      sha256: "",
      colour: "#fff",
    })),
  );
  await source.db.execute(
    sql`insert into publication_rule values ('graffiti', '27127', 'after-look') on conflict do nothing`,
  );
  await aGuestsReport(await contextOf(guest(), { addressKey: newKey() }));
  await submitReport(await contextOf((await makePerson()).actor), aSubmission());
  const manifest = await backUp(source, photos(), backup);
  saved = await everything(source);
  // A table that has nothing in it proves nothing.
  for (const [name, { rows: found }] of Object.entries(manifest.tables))
    expect({ name, isFilled: found > 0 }).toEqual({ name, isFilled: true });
  expect(manifest.photos.files).toBe(filesIn("photos").length);
  expect(manifest.photos.files).toBeGreaterThanOrEqual(2);
});

afterAll(async () => {
  await source.db.execute(sql`delete from publication_rule`);
  await emptied(source);
  for (const open of opened) await open.close();
  rmSync(home, { recursive: true, force: true });
});

const kinds = ["embedded", "postgres"] as const;
const isPostgres = process.env.TEST_DATABASE === "postgres";

describe.each(isPostgres ? kinds : kinds.slice(0, 1))(
  "a backup restored into an empty %s",
  (kind) => {
    test("brings every row and every photo as it was, and goes on from there", async () => {
      const place = await emptyPlace(kind);
      expect(place.open.kind).toBe(kind);
      await restore(place.open, place.storage, backup);
      expect(await everything(place.open)).toEqual(saved);
      expect(sums(place.folder)).toEqual(sums(dataFile("photos")));

      const here = { ...(await contextOf((await makePerson()).actor)), db: place.open.db };
      const { actor } = here;
      if (actor.kind !== "person") throw new Error("not a person");
      await place.open.db.execute(
        sql`insert into person (id, display_name, locale, created_at) values (${actor.id}, '住民', 'ja', now())`,
      );
      const { number } = await submitReport(here, aSubmission());
      expect((await reportByNumber(here, number)).card.number).toBe(number);
      await place.open.db.execute(
        sql`insert into town (ward_code, name, base_name, place) select ward_code, 'x', 'x', place from town limit 1`,
      );
    });
  },
);

async function reasonOf(call: Promise<unknown>): Promise<[BackupReason, string]> {
  const error = await call.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BackupRefused)) throw error;
  return [error.reason, error.detail];
}

describe("refused, with nothing changed", () => {
  let place: Awaited<ReturnType<typeof emptyPlace>>;
  beforeAll(async () => {
    place = await emptyPlace();
  });

  const firstPhoto = (folder: string) =>
    readFileSync(path.join(folder, "photos.sha256"), "utf8").slice(66).split("\n")[0] ?? "";
  const rewrite = (folder: string, change: (manifest: Record<string, unknown>) => void) => {
    const file = path.join(folder, "manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    change(manifest);
    writeFileSync(file, JSON.stringify(manifest));
  };
  const damages: [string, (folder: string) => void, BackupReason, RegExp][] = [
    [
      "a table cut short",
      (at) => truncateSync(path.join(at, "tables/report.copy.gz"), 100),
      "damaged",
      /^report$/,
    ],
    [
      "a table that is missing",
      (at) => rmSync(path.join(at, "tables/journal.copy.gz")),
      "damaged",
      /^journal$/,
    ],
    [
      "a photo with a byte more",
      (at) => appendFileSync(path.join(at, firstPhoto(at)), "x"),
      "damaged",
      /\.jpg$/,
    ],
    ["a photo that is missing", (at) => rmSync(path.join(at, firstPhoto(at))), "damaged", /\.jpg$/],
    [
      "a list of photos cut short",
      (at) => truncateSync(path.join(at, "photos.sha256"), 40),
      "damaged",
      /^photos\.sha256$/,
    ],
    [
      "half a manifest",
      (at) => truncateSync(path.join(at, "manifest.json"), 40),
      "damaged",
      /^manifest\.json$/,
    ],
    [
      "a manifest without a table",
      (at) =>
        rewrite(at, (manifest) => {
          manifest.tables = {};
        }),
      "damaged",
      /^manifest\.json$/,
    ],
    [
      "no manifest: a backup that broke off",
      (at) => rmSync(path.join(at, "manifest.json")),
      "noBackup",
      /^$/,
    ],
    [
      "another schema",
      (at) =>
        rewrite(at, (manifest) => {
          manifest.schema = "0123456789abcdef";
        }),
      "otherSchema",
      /^$/,
    ],
    [
      "another format",
      (at) =>
        rewrite(at, (manifest) => {
          manifest.format = 99;
        }),
      "otherFormat",
      /^$/,
    ],
  ];
  test.each(damages)("%s", async (_name, damage, reason, detail) => {
    const folder = mkdtempSync(path.join(home, "damaged-"));
    cpSync(backup, folder, { recursive: true });
    damage(folder);
    const [told, about] = await reasonOf(restore(place.open, place.storage, folder));
    expect(told).toBe(reason);
    expect(about).toMatch(detail);
    expect(Object.values(await everything(place.open)).flat()).toEqual([]);
    expect(sums(place.folder)).toEqual({});
  });

  test("a photo storage that holds something else", async () => {
    const folder = mkdtempSync(path.join(home, "used-"));
    const used = diskStorage(folder);
    await used.put("ab/other.jpg", Buffer.from("x"), "image/jpeg");
    const before = sums(folder);
    expect(await reasonOf(restore(place.open, used, backup))).toEqual([
      "storageNotEmpty",
      "ab/other.jpg",
    ]);
    expect(sums(folder)).toEqual(before);
    expect(Object.values(await everything(place.open)).flat()).toEqual([]);
  });

  test("a database that is not empty", async () => {
    const before = await everything(source);
    expect((await reasonOf(restore(source, place.storage, backup)))[0]).toBe("databaseNotEmpty");
    expect(await everything(source)).toEqual(before);
    expect(sums(place.folder)).toEqual({});
  });

  test("a backup into a folder that has anything in it", async () => {
    const folder = mkdtempSync(path.join(home, "taken-"));
    writeFileSync(path.join(folder, "x"), "x");
    expect(await reasonOf(backUp(source, photos(), folder))).toEqual(["folderNotEmpty", ""]);
    expect(readdirSync(folder)).toEqual(["x"]);
  });

  test("nothing, when a restore broke off between photos and rows and is made again", async () => {
    cpSync(path.join(backup, "photos"), place.folder, { recursive: true });
    await restore(place.open, place.storage, backup);
    expect(sums(place.folder)).toEqual(sums(dataFile("photos")));
    expect(await everything(place.open)).toEqual(saved);
  });
});
