import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createContext } from "@/server/core/context.ts";
import { openDatabase } from "@/server/core/database.ts";
import { cityDataFolder } from "@/server/platform/city-data.ts";
import { storage } from "@/server/platform/storage.ts";
import { foldMapDeltas } from "@/server/reports/jobs.ts";
import { progressLines } from "./seed/progress.ts";
import { SeededBefore, seedVolume, type VolumeRequest } from "./seed/volume.ts";
import { setUp } from "./setup.ts";

const usage = `使い方 / Usage:
  npm run seed -- --reports N [--distribution city|boston] [--seed 1]
                  [--until 2026-11-01] [--boston FILE]`;

/** The day up to which reports are made; fixed, so that the same call makes the same rows. */
const UNTIL = "2026-11-01";
const BOSTON = "../shared/data/reports/boston-311-2015.csv.gz";

function fail(text: string): never {
  console.error(text);
  process.exit(2);
}

function readRequest(): VolumeRequest {
  const { values } = parseArgs({
    options: {
      reports: { type: "string" },
      distribution: { type: "string", default: "city" },
      seed: { type: "string", default: "1" },
      until: { type: "string", default: UNTIL },
      boston: { type: "string", default: BOSTON },
    },
  });
  const reports = Number(values.reports);
  const until = new Date(`${values.until}T00:00:00+09:00`);
  if (!Number.isInteger(reports) || reports < 1 || Number.isNaN(until.getTime())) fail(usage);
  if (values.distribution !== "city" && values.distribution !== "boston") fail(usage);
  const bostonFile = values.distribution === "boston" ? path.resolve(values.boston) : null;
  if (bostonFile && !existsSync(bostonFile))
    fail(`${bostonFile}: このファイルはありません。 / There is no such file.`);
  return { reports, seed: values.seed, until, bostonFile, cityDataFolder: cityDataFolder() };
}

const request = readRequest();
const open = await openDatabase();
try {
  await setUp(open);
  await foldMapDeltas(
    await createContext({
      db: open.db,
      actor: { kind: "system" },
      locale: "ja",
      addressKey: null,
    }),
  );
  await seedVolume(open, storage(), request, progressLines(console.log, Date.now));
} catch (error) {
  if (!(error instanceof SeededBefore)) throw error;
  console.error(
    "この数と種の投稿はもう入っています。--seed を変えてください。 / These rows are there already: choose another --seed.",
  );
  process.exitCode = 2;
} finally {
  await open.close();
}
